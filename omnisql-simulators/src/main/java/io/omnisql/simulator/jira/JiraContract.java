/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.contract.ContractFolder;
import io.omnisql.simulator.contract.KnownDeviation;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.contract.Violation.Kind;

import java.nio.file.Files;
import java.util.Optional;

import static io.omnisql.simulator.contract.Violation.Kind.NO_JSON;
import static io.omnisql.simulator.contract.Violation.Kind.NULL_VALUE;
import static io.omnisql.simulator.contract.Violation.Kind.UNKNOWN_FIELD;
import static io.omnisql.simulator.contract.Violation.Kind.UNKNOWN_STATUS;
import static io.omnisql.simulator.contract.Violation.Kind.WRONG_FORMAT;
import static io.omnisql.simulator.contract.Violation.Kind.WRONG_TYPE;

/**
 * Jira's official description of its REST API, and where production is known to differ from it.
 */
public final class JiraContract
{
    private static final String SPECIFICATION = "jira/spec/jira-cloud-v3-openapi.json";
    private static final String OFFSETS = "recorded: devlake jira_api_worklogs and jira_api_issue_changelogs have offsets without a colon";
    private static final String EMPTY_CHANGE = "recorded: devlake jira_api_issue_changelogs has null for what was empty before";
    private static final String LIMITS = "documentation: rate limiting, all resources answer 429";
    private static final String INVISIBLE = "documentation: what is not visible is not found";

    private static final ImmutableList<KnownDeviation> DEVIATIONS = ImmutableList.of(
            deviation("*", WRONG_FORMAT, "*/created", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/updated", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/started", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/buildDate", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/serverTime", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/archivedDate", OFFSETS),
            deviation("*", WRONG_FORMAT, "*/deletedDate", OFFSETS),
            deviation("*", NULL_VALUE, "*/from", EMPTY_CHANGE),
            deviation("*", NULL_VALUE, "*/fromString", EMPTY_CHANGE),
            deviation("*", NULL_VALUE, "*/to", EMPTY_CHANGE),
            deviation("*", NULL_VALUE, "*/toString", EMPTY_CHANGE),
            deviation("/rest/api/3/changelog/bulkfetch", WRONG_TYPE, "*/created", "reported by clients: some records have milliseconds since the epoch"),
            deviation("/rest/api/3/issuetype", UNKNOWN_FIELD, "/*/untranslatedName", "recorded: devlake jira_api_issue_types"),
            deviation("*", NO_JSON, "401", "transcribed: the body of a 401 is text"),
            deviation("*", UNKNOWN_STATUS, "401", "documentation: basic authentication, all resources answer 401"),
            deviation("*", UNKNOWN_STATUS, "400", "documentation: status codes, what cannot be read is refused with 400"),
            deviation("*", UNKNOWN_STATUS, "404", INVISIBLE),
            deviation("*", UNKNOWN_STATUS, "429", LIMITS),
            deviation("/rest/api/3/search", UNKNOWN_STATUS, "410", "documentation: CHANGE-2046 removed the search with positions"));

    private JiraContract() {}

    /**
     * Empty where the specification is not at hand.
     */
    public static Optional<OpenApiContract> find()
    {
        return ContractFolder.find()
                .map(folder -> folder.resolve(SPECIFICATION))
                .filter(Files::isRegularFile)
                .map(file -> OpenApiContract.load(file, "ErrorCollection", ImmutableList.of(), DEVIATIONS));
    }

    private static KnownDeviation deviation(String route, Kind kind, String place, String source)
    {
        return new KnownDeviation(route, kind, place, source);
    }
}

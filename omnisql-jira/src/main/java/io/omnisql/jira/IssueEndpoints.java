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
package io.omnisql.jira;

import io.omnisql.connector.definition.EndpointBuilder;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.SearchText;

import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.Paging.unpaged;

/**
 * The two ways to issues, and to what each of them shows: a search by JQL, and their keys.
 */
final class IssueEndpoints
{
    static final String SEARCH = "/rest/api/3/search/jql";
    static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    static final int LARGEST_WITHOUT_FIELDS = 5_000;

    // an issue that has nothing of what is asked for is told by its id and key
    private static final String EVERY_ISSUE = "created >= \"1970-01-01\"";
    private static final String POSTPONED = "/issueErrors/*/id";

    private IssueEndpoints() {}

    /**
     * Issues that meet conditions, or what is in them.
     *
     * @param largestWithoutFields how many issues are asked for at once where no field of theirs is wanted
     */
    static EndpointBuilder search(Records records, int largestWithoutFields)
    {
        return post(SEARCH)
                .searches("jql", EVERY_ISSUE)
                .searchesScope("project")
                .selects("fields", "/fields", "key", largestWithoutFields)
                .sortedByWord(SearchText.ORDER, "* DESC")
                .scansBy("created")
                .records(records)
                .paging(cursor("/nextPageToken", "nextPageToken", "maxResults", JiraPages.LARGEST_OF_ISSUES, "/isLast"))
                .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                .rateLimit(JiraLimits.REST);
    }

    /**
     * Issues whose keys are listed, or what is in them.
     *
     * @param column that has the key
     */
    static EndpointBuilder byKey(String column, Records records)
    {
        return post(BY_KEY)
                .batch(column, "issueIdsOrKeys", JiraPages.LARGEST_OF_ISSUES)
                .postpones(POSTPONED)
                .selects("fields", "/fields", "key", JiraPages.LARGEST_OF_ISSUES)
                .records(records)
                .paging(unpaged())
                .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                .rateLimit(JiraLimits.REST);
    }
}

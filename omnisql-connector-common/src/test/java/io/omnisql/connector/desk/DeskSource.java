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
package io.omnisql.connector.desk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;

import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseRule.status;

/**
 * A desk as a source.
 */
final class DeskSource
{
    static final RateLimitClass LIMIT = RateLimitClass.unreported("desk", 600, 60);

    static final SourceDefinition SOURCE = new SourceDefinition(
            "desk",
            "omnisql_desk",
            ImmutableMap.of("Accept", "application/json"),
            ImmutableList.of(LIMIT),
            new CredentialLimits(4, 60),
            ImmutableList.of(status(503, RATE_LIMITED).withHeader("retry-after")),
            ScopeDefinition.none(),
            ImmutableList.of(TicketsTable.TICKETS, NotesTable.NOTES))
            .validated();

    private DeskSource() {}
}

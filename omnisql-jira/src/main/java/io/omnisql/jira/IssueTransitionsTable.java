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

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The steps that the catalog's account can make an issue take now, by its status. Those whose conditions fail are told as well.
 */
final class IssueTransitionsTable
{
    static final TableDefinition ISSUE_TRANSITIONS = table("issue_transitions", "The steps that an issue can take now, where the catalog's account may make it take any")
            .endpoint(get("/rest/api/3/issue/{issue_key}/transitions")
                    .keysOnlyFrom("issue_key", "issues", "key")
                    .always("includeUnavailableTransitions", "true")
                    .records(arrays("/transitions"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).inPath(JiraParameters.ISSUE_KEY).inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the step, in its workflow"),
                    column("name", VARCHAR).at("/name").comment("Name of the step"),
                    column("to_status", VARCHAR).at("/to/name").comment("Name of the status that it leads to"),
                    column("to_status_id", VARCHAR).at("/to/id").comment("Number of that status"),
                    column("to_status_category", VARCHAR).at("/to/statusCategory/key").comment("undefined, new, indeterminate or done"),
                    column("is_available", BOOLEAN).at("/isAvailable").comment("Whether its conditions are met"),
                    column("is_conditional", BOOLEAN).at("/isConditional").comment("Whether it has conditions"),
                    column("is_global", BOOLEAN).at("/isGlobal").comment("Whether each status has it"),
                    column("is_initial", BOOLEAN).at("/isInitial").comment("Whether it is that of new issues"),
                    column("is_looped", BOOLEAN).at("/looped").comment("Whether it leads back to its own status"),
                    column("has_screen", BOOLEAN).at("/hasScreen").comment("Whether it asks for more"))
            .primaryKey("issue_key", "id")
            .cardinality(50_000, 5)
            .build();

    private IssueTransitionsTable() {}
}

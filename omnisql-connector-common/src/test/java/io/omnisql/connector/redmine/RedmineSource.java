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
package io.omnisql.connector.redmine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;

/**
 * Redmine as a source, which is asked by its offsets and tells nothing of a budget.
 */
final class RedmineSource
{
    static final int LARGEST_PAGE = 100;
    static final RateLimitClass REQUESTS = RateLimitClass.unreported("requests", 600, 60);

    static final SourceDefinition SOURCE = new SourceDefinition(
            "redmine",
            "omnisql_redmine",
            ImmutableMap.of("Accept", "application/json"),
            ImmutableList.of(REQUESTS),
            new CredentialLimits(4, 60),
            ImmutableList.of(),
            ScopeDefinition.none(),
            ImmutableList.of(IssuesTable.ISSUES, ProjectsTable.PROJECTS, UsersTable.USERS, TimeEntriesTable.TIME_ENTRIES, VersionsTable.VERSIONS))
            .validated();

    private RedmineSource() {}
}

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
package io.omnisql.simulator.github;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What an issue has to do with others: its parent, its sub-issues, and those that wait for each other. Totals count closed
 * issues too.
 */
public record IssueRelations(
        Optional<Parent> parent,
        int subIssues,
        int completedSubIssues,
        int blockedBy,
        int totalBlockedBy,
        int blocking,
        int totalBlocking)
{
    public IssueRelations
    {
        requireNonNull(parent, "parent is null");
    }

    static IssueRelations none()
    {
        return new IssueRelations(Optional.empty(), 0, 0, 0, 0, 0, 0);
    }

    public int percentCompleted()
    {
        return subIssues == 0 ? 0 : completedSubIssues * 100 / subIssues;
    }

    public record Parent(String owner, String repository, int number)
    {
        public Parent
        {
            requireNonNull(owner, "owner is null");
            requireNonNull(repository, "repository is null");
        }
    }
}

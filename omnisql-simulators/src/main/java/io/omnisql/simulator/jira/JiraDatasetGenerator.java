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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Project;

import static java.util.Objects.requireNonNull;

/**
 * Fills a site with the work of the company.
 */
final class JiraDatasetGenerator
{
    private final Company company;
    private final int extraFields;

    JiraDatasetGenerator(Company company, int extraFields)
    {
        this.company = requireNonNull(company, "company is null");
        this.extraFields = extraFields;
    }

    JiraDataset generate()
    {
        ImmutableList<JiraUser> users = new SitePeople(company).users();
        ImmutableList<JiraBoard> boards = SiteSprints.boards();
        String ada = users.getFirst().accountId();
        JiraSite site = new JiraSite(
                JiraVocabulary.standard(),
                users,
                new SitePeople(company).groups(),
                new SiteProjects(company).projects(),
                SiteFields.fields(extraFields),
                boards,
                SiteSprints.sprints(boards),
                ImmutableList.of(
                        new JiraFilter(10_000, "All open", "What is not done", ada, "statusCategory != Done ORDER BY created DESC", true),
                        new JiraFilter(10_001, "Mine \"alone\"", "", ada, "assignee = currentUser()", false),
                        new JiraFilter(10_002, "Bugs of Grace", "", users.get(1).accountId(), "issuetype = Bug", true)),
                ImmutableList.of(
                        new JiraDashboard(10_000, "Default dashboard", "", ada, true),
                        new JiraDashboard(10_001, "Launch countdown", "T minus", users.get(2).accountId(), false)));
        ImmutableList.Builder<JiraIssue> issues = ImmutableList.builder();
        IdSequence issueIds = new IdSequence(10_000);
        IdSequence partIds = new IdSequence(20_000);
        issues.addAll(new RocketTickets(site, issueIds, partIds).issues());
        for (Project project : new SiteProjects(company).tracked()) {
            int count = (int) Math.round(project.weight() * company.scale());
            issues.addAll(new RandomTickets(site, site.project(project.key()), company.seed(), issueIds, partIds).issues(Math.max(Math.min(project.weight(), 1), count)));
        }
        return new JiraDataset(company, site, issues.build());
    }
}

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

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraVisibility;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that are shown more, or other words, than what is in Jira.
 */
final class TestJiraAccounts
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.1));

    /**
     * An administrator is told of projects that the account may not browse: what is in them cannot be asked for, and that is no reason to fail.
     */
    @Test
    void testAdministrators()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA)
                .token("all", "a-token")
                .token("admin", "an-admin", JiraVisibility.administering("ROCKET"))
                .token("other", "another", JiraVisibility.withoutProjects("ROCKET")));
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of(
                "jira", TestingJira.catalog(simulator, "a-token"),
                "admin", TestingJira.catalog(simulator, "an-admin"),
                "other", TestingJira.catalog(simulator, "another")))) {
            for (String table : List.of("projects", "project_versions", "project_components", "project_roles", "issues", "boards")) {
                List<Object> counted = jira.query("SELECT count(*) FROM admin.default." + table).column();
                assertThat(counted).as(table)
                        .isEqualTo(jira.query("SELECT count(*) FROM other.default." + table).column())
                        .isNotEqualTo(jira.query("SELECT count(*) FROM " + table).column());
            }
            assertThat(jira.failure("SELECT name FROM admin.default.project_versions WHERE project_key = 'ROCKET'")).contains("there is no 'ROCKET'");
        }
    }

    /**
     * Names in the language of a profile are not those that a search knows.
     */
    @Test
    void testProfilesInOtherLanguages()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("translated", "a-token").translatedNames());
        try (TestingJira jira = TestingJira.start(simulator, ImmutableMap.of("jira", TestingJira.catalog(simulator, "a-token")))) {
            List<List<Object>> all = jira.query("SELECT key, status, priority, issue_type, resolution FROM issues").rows();
            assertThat(all).isNotEmpty();
            for (int place = 1; place < 5; place++) {
                int column = place;
                Object name = all.stream().map(row -> row.get(column)).filter(value -> value != null && !value.equals("")).findFirst().orElseThrow();
                String sql = "SELECT key FROM issues WHERE %s = '%s'".formatted(List.of("key", "status", "priority", "issue_type", "resolution").get(column), name);
                TestingJira.Answer answer = jira.query(sql);
                assertThat(answer.column()).as(sql).containsExactlyInAnyOrderElementsOf(all.stream().filter(row -> name.equals(row.get(column))).map(List::getFirst).toList());
                assertThat(answer.requests()).as(sql).anySatisfy(request -> assertThat(request.body()).contains("= \\\"" + name));
            }
        }
    }
}

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
package io.omnisql.tests.attack;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.tests.attack.AcceptedLeak.PROCESSED_ROWS;
import static io.omnisql.tests.attack.Attack.same;
import static io.omnisql.tests.attack.Attack.sameUnderPolicy;

/**
 * Ways to hidden issues that only Jira has: keys that begin with a project's, and that issues have had before; words that it refuses in searches; tables about parts of issues.
 */
final class JiraAttacks
{
    static final List<Attack> ATTACKS = Stream.of(
                    same("R30", "value that Jira refuses", "SELECT {issue} FROM {emp} WHERE status IN ('open', 'nowhere')"),
                    same("R30", "name of a hidden project", "SELECT {issue} FROM {emp} WHERE project = 'TOPSECRET tunnel'"),
                    same("R30", "id of a hidden project", "SELECT {issue} FROM {emp} WHERE project_id IN ('10000', '10002')"),

                    same("R31", "last that changed", "SELECT {issue}, {note} FROM {emp} ORDER BY updated_at DESC LIMIT 1"),
                    same("R31", "last of a project", "SELECT {issue} FROM {emp} WHERE {key} = 'ROCKET' ORDER BY {order} LIMIT 4"),

                    same("R32", "hidden keys of issues from a join", "SELECT e.{issue} FROM {emp} e JOIN (VALUES 'ROCKET-1', 'ROCKET-3', 'TUNNEL-2') o (x) ON e.{issue} = o.x"),
                    same("R32", "hidden projects from a join", "SELECT e.{issue} FROM {emp} e JOIN (VALUES 'INFRA', 'TUNNEL', 'LAUNCH') o (x) ON e.{key} = o.x"),

                    same("R34", "key of a hidden issue", "SELECT {note} FROM {emp} WHERE {issue} = 'ROCKET-3'"),
                    same("R34", "key of an issue in a hidden project", "SELECT {note} FROM {emp} WHERE {issue} = 'TUNNEL-2'"),
                    same("R34", "keys of issues in hidden projects", "SELECT {note} FROM {emp} WHERE {issue} IN ('ROCKET-1', 'TUNNEL-2', 'LAUNCH-1', 'ROCKET-99')"),
                    same("R34", "key that a hidden issue had", "SELECT count(*) FROM {emp} WHERE {issue} IN ('ROCKET-2', 'TUNNEL-2')"),
                    same("R34", "id of a hidden issue", "SELECT {issue}, {note} FROM {emp} WHERE id IN ('10001', '10002', '10003')"),
                    same("R34", "beginning of keys of hidden issues", "SELECT count(*) FROM {emp} WHERE {issue} LIKE 'TUNNEL-%'"),
                    same("R34", "look-up of keys of hidden issues", "SELECT v.x, e.{note} FROM (VALUES 'ROCKET-1', 'TUNNEL-9', 'ROCKET-77') v (x) LEFT JOIN {emp} e ON e.{issue} = v.x"),
                    same("R34", "hidden board of a hidden project", "SELECT id, name FROM {other} WHERE id IN (1, 777)"),
                    same("R34", "versions by a hidden project", "SELECT id, name FROM {children-of-keys} WHERE {key} IN (SELECT {key} FROM {parents})"),
                    sameUnderPolicy("R34", "versions of a hidden project", "SELECT id, name FROM {children-of-keys} WHERE {key} = 'TUNNEL'"),
                    sameUnderPolicy("R34", "hidden project itself", "SELECT name FROM {parents} WHERE {key} = 'TUNNEL'"),
                    same("R34", "hidden projects by a number", "SELECT name FROM {parents} WHERE id IN ('10000', '10002')"),
                    sameUnderPolicy("R34", "comments in a hidden project", "SELECT id, body_adf IS NULL FROM {comments} WHERE issue_key = 'TUNNEL-2'"),
                    sameUnderPolicy("R34", "comments in a hidden project among others", "SELECT issue_key, id FROM {comments} WHERE issue_key IN ('ROCKET-1', 'TUNNEL-2')"),
                    same("R34", "look-up of comments in hidden projects", "SELECT v.x, c.id FROM (VALUES 'ROCKET-1', 'TUNNEL-9') v (x) LEFT JOIN {comments} c ON c.issue_key = v.x"),

                    same("R34", "links to hidden issues", "SELECT issue_key, outward_issue_key, inward_issue_key, outward_issue_summary FROM {links}"),
                    same("R34", "links to hidden issues, by an issue", "SELECT outward_issue_key FROM {links} WHERE issue_key IN ('ROCKET-1', 'TUNNEL-2')"),
                    same("R34", "changes in hidden projects", "SELECT to_string FROM {changes} WHERE issue_key IN ('ROCKET-1', 'TUNNEL-2')"),
                    same("R34", "changes in hidden projects, by numbers", "SELECT issue_key, to_string FROM {changes} WHERE issue_id IN ('10001', '10002')"),
                    same("R34", "custom fields in hidden projects", "SELECT value FROM issue_custom_fields WHERE {key} IN ('INFRA', 'TUNNEL')"),
                    same("R34", "custom fields by keys of hidden issues", "SELECT value FROM issue_custom_fields WHERE issue_key IN ('ROCKET-1', 'TUNNEL-9')"),
                    same("R34", "value in a custom field of a hidden issue", "SELECT {issue} FROM {emp} WHERE customer = 'Customer of TUNNEL-2'"),
                    same("R34", "issues of a hidden board", "SELECT issue_key FROM board_issues WHERE board_id IN (11, 777)").open("a key is told from one that is not there, where its rows alone tell that it is hidden"),

                    sameUnderPolicy("R16", "former key of a hidden project", "SELECT name FROM {parents} WHERE {key} = 'PAD'"),
                    sameUnderPolicy("R16", "versions by the former key of a hidden project", "SELECT name FROM {children-of-keys} WHERE {key} = 'PAD'"),
                    same("R16", "former project in keys of issues", "SELECT {issue} FROM {emp} WHERE {issue} IN ('PAD-1', 'LAUNCH-1')"),

                    same("C07", "comments of a hidden issue", "SELECT id, author FROM {comments} WHERE issue_key = 'ROCKET-3'").open("what is said of a hidden record in another table"),

                    same("M03", "processed rows of keys of issues", "SELECT count(*) FROM {emp} WHERE {issue} IN ('ROCKET-1', 'ROCKET-3', 'TUNNEL-2')").but(PROCESSED_ROWS))
            .map(attack -> attack.needing("issue"))
            .collect(toImmutableList());

    private JiraAttacks() {}
}

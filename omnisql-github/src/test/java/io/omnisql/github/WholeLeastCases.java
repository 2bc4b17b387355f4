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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static io.omnisql.github.LeastCase.open;
import static io.omnisql.github.LeastKind.ALL_COLUMNS;

/**
 * All columns of rows. GraphQL does not tell them all, so the least is REST's; the columns that no two rows have in common are compared.
 */
final class WholeLeastCases
{
    private WholeLeastCases() {}

    static ImmutableList<LeastCase> of()
    {
        return ImmutableList.of(
                list("issues", "number", "issues?state=all&per_page=100"),
                list("pull_requests", "number", "pulls?state=all&per_page=100"),
                list("labels", "id", "labels?per_page=100"),
                list("milestones", "id", "milestones?state=all&per_page=100"),
                list("releases", "id", "releases?per_page=100"),
                list("issue_comments", "id", "issues/comments?per_page=100"),
                open(ALL_COLUMNS,
                        "repositories",
                        "SELECT * FROM repositories WHERE owner = 'acme'",
                        (source, _) -> source.list("/orgs/acme/repos?type=all&per_page=100").stream().<List<Object>>map(repository -> List.of(repository.get("id").longValue())).toList())
                        .comparing("repositories", "id"),
                open(ALL_COLUMNS,
                        "accounts",
                        "SELECT * FROM users WHERE login IN ('ada', 'zoe')",
                        (source, _) -> Stream.of("ada", "zoe").<List<Object>>map(login -> List.of(source.get("/users/" + login).get("id").longValue())).toList())
                        .comparing("users", "id"));
    }

    private static LeastCase list(String table, String key, String path)
    {
        return open(
                ALL_COLUMNS,
                table.replace('_', ' '),
                "SELECT * FROM %s WHERE owner = 'acme' AND repo = 'infra'".formatted(table),
                (source, _) -> source.list("/repos/acme/infra/" + path).stream()
                        .filter(record -> !table.equals("issues") || !record.has("pull_request"))
                        .<List<Object>>map(record -> List.of(record.get(key).longValue()))
                        .toList())
                .comparing(table, key);
    }
}

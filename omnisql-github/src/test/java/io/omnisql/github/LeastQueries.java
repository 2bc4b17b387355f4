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
import io.omnisql.github.MinimalPlan.Connection;
import io.omnisql.github.MinimalPlan.Derivation;
import io.omnisql.github.MinimalPlan.Reach;
import io.omnisql.github.MinimalPlan.Reach.Names;
import io.omnisql.github.MinimalPlan.Reach.OfOrganization;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.LeastCell.Join.LEFT;
import static io.omnisql.github.LeastRows.ISSUE;
import static io.omnisql.github.LeastRows.LABEL;
import static io.omnisql.github.LeastRows.MEMBERS;
import static io.omnisql.github.LeastRows.OPEN_ISSUES;
import static io.omnisql.github.LeastRows.OPEN_PULLS;
import static io.omnisql.github.LeastRows.PULL;
import static io.omnisql.github.LeastRows.REVIEWED_PULL;
import static java.util.Objects.requireNonNull;

/**
 * Three queries for each cell, as reports, dashboards and people at a prompt write them.
 */
final class LeastQueries
{
    private static final int ALL = 100;
    /**
     * So many repositories, each with 100 pull requests of 100 reviews, stay below the 500,000 nodes that a query may ask for.
     */
    private static final int WITH_REVIEWS = 40;

    private final ImmutableList<String> declared;

    /**
     * @param declared the names that the catalog with exact names declares
     */
    LeastQueries(List<String> declared)
    {
        this.declared = ImmutableList.copyOf(declared);
    }

    ImmutableList<LeastQuery> of(LeastCell cell)
    {
        if (cell.key() == LeastCell.Key.JOIN) {
            return keysOfAJoin(cell);
        }
        return switch (cell.join()) {
            case NONE -> scans(cell);
            case INNER, LEFT -> joins(cell);
            case SEMI -> semiJoins(cell);
        };
    }

    private ImmutableList<LeastQuery> scans(LeastCell cell)
    {
        Subject infra = subject(cell, "infra", "attic", "launchpad", "vault");
        Subject launchpad = subject(cell, "launchpad", "infra", "webapp");
        Subject webapp = subject(cell, "webapp", "beacon", "booster", "capsule", "console");
        return ImmutableList.of(
                infra.query("issues", "SELECT m.repo, m.number, m.title, m.state FROM issues m WHERE {m}", ImmutableList.of(ISSUE), LeastRows::issues),
                launchpad.query("pull requests", "SELECT m.repo, m.number, m.title, m.draft FROM pull_requests m WHERE {m} AND m.state = 'open'", ImmutableList.of(OPEN_PULLS), LeastRows::pulls),
                cell.limit()
                        ? webapp.query("labels", "SELECT m.repo, m.name, m.color FROM labels m WHERE {m}", ImmutableList.of(LABEL), LeastRows::labels)
                        : webapp.query("count of issues", "SELECT count(*) FROM issues m WHERE {m} AND m.state = 'open'", ImmutableList.of(OPEN_ISSUES), LeastRows::count));
    }

    private ImmutableList<LeastQuery> joins(LeastCell cell)
    {
        String join = cell.join() == LEFT ? "LEFT JOIN" : "JOIN";
        boolean left = cell.join() == LEFT;
        Subject infra = subject(cell, "infra", "attic", "launchpad", "vault");
        Subject launchpad = subject(cell, "launchpad", "infra", "webapp");
        Subject webapp = subject(cell, "webapp", "beacon", "booster", "capsule", "console");
        return ImmutableList.of(
                infra.query(
                        "issues and their authors",
                        "SELECT m.repo, m.number, u.login, u.name, u.company FROM issues m " + join + " users u ON u.login = m.author WHERE {m}",
                        ImmutableList.of(LeastRows.AUTHORED_ISSUE),
                        (source, repositories, _) -> LeastRows.authors(source, repositories, left)),
                launchpad.query(
                        "pull requests and their reviews",
                        "SELECT m.repo, m.number, r.state, r.submitted_at FROM pull_requests m " + join + " pull_request_reviews r ON r.owner = m.owner AND r.repo = m.repo AND r.pull_number = m.number WHERE {m}",
                        ImmutableList.of(REVIEWED_PULL),
                        (_, repositories, _) -> LeastRows.reviews(repositories, left)),
                webapp.query(
                        "issues and their milestones",
                        "SELECT m.repo, m.number, s.title, s.due_on FROM issues m " + join + " milestones s ON s.owner = m.owner AND s.repo = m.repo AND s.number = m.milestone_number WHERE {m}",
                        ImmutableList.of(left ? LeastRows.PLANNED_ISSUE : LeastRows.ISSUE_OF_MILESTONE),
                        (_, repositories, _) -> LeastRows.milestones(repositories, left)));
    }

    private ImmutableList<LeastQuery> semiJoins(LeastCell cell)
    {
        Subject infra = subject(cell, "infra", "attic", "launchpad", "vault");
        Subject launchpad = subject(cell, "launchpad", "infra", "webapp");
        Subject webapp = subject(cell, "webapp", "beacon", "booster", "capsule", "console");
        return ImmutableList.of(
                infra.beside(MEMBERS).query(
                        "issues of members",
                        "SELECT m.repo, m.number FROM issues m WHERE {m} AND m.author IN (SELECT login FROM org_members WHERE owner = 'acme')",
                        ImmutableList.of(LeastRows.AUTHORED_ISSUE),
                        (_, repositories, first) -> LeastRows.ofMembers(repositories, first)),
                launchpad.query(
                        "pull requests of those who report",
                        "SELECT m.repo, m.number, m.title FROM pull_requests m WHERE {m} AND m.author IN (SELECT n.author FROM issues n WHERE {n} AND n.author IS NOT NULL)",
                        ImmutableList.of(LeastRows.AUTHORED_PULL, LeastRows.AUTHORED_ISSUE),
                        (_, repositories, _) -> LeastRows.ofReporters(repositories),
                        LeastRows::allReport),
                webapp.query(
                        "issues of open milestones",
                        "SELECT m.repo, m.number FROM issues m WHERE {m} AND m.milestone_number IN (SELECT n.number FROM milestones n WHERE {n} AND n.state = 'open')",
                        ImmutableList.of(LeastRows.ISSUE_OF_MILESTONE, LeastRows.OPEN_MILESTONES),
                        (_, repositories, _) -> LeastRows.inOpenMilestones(repositories)));
    }

    private ImmutableList<LeastQuery> keysOfAJoin(LeastCell cell)
    {
        String archived = "(SELECT owner, repo FROM repositories WHERE owner = 'acme' AND archived) k";
        String listed = "(VALUES ('acme', 'infra'), ('acme', 'attic'), ('acme', 'empty')) k (owner, repo)";
        String web = "(SELECT owner, repo FROM repositories WHERE owner = 'acme' AND repo LIKE 'web%') k";
        boolean left = cell.join() == LEFT;
        return ImmutableList.of(
                query(
                        cell,
                        "issues of archived repositories",
                        joined(cell, "m.number, m.title, m.state", "issues", archived),
                        new OfOrganization("acme", ALL, ", isArchived: true", _ -> true),
                        ImmutableList.of(ISSUE),
                        (_, repositories, _) -> LeastRows.joined(repositories, left, ISSUE, LeastRows::issue)),
                query(
                        cell,
                        "pull requests of listed repositories",
                        joined(cell, "m.number, m.title, m.draft", "pull_requests", listed),
                        names("infra", "attic", "empty"),
                        ImmutableList.of(PULL),
                        (_, repositories, _) -> LeastRows.joined(repositories, left, PULL, LeastRows::pull)),
                query(
                        cell,
                        "labels of repositories by a pattern",
                        joined(cell, "m.name, m.color", "labels", web),
                        new OfOrganization("acme", ALL, "", repository -> repository.name().startsWith("web")),
                        ImmutableList.of(LABEL),
                        (_, repositories, _) -> LeastRows.joined(repositories, left, LABEL, LeastRows::label)));
    }

    private static String joined(LeastCell cell, String columns, String table, String keys)
    {
        return switch (cell.join()) {
            case NONE -> throw new IllegalArgumentException("no join");
            case INNER -> "SELECT k.repo, %s FROM %s JOIN %s m ON m.owner = k.owner AND m.repo = k.repo".formatted(columns, keys, table);
            case LEFT -> "SELECT k.repo, %s FROM %s LEFT JOIN %s m ON m.owner = k.owner AND m.repo = k.repo".formatted(columns, keys, table);
            case SEMI -> "SELECT m.repo, %s FROM %s m WHERE m.owner = 'acme' AND m.repo IN (SELECT k.repo FROM %s)".formatted(columns, table, keys);
        };
    }

    private static LeastQuery query(LeastCell cell, String subject, String sql, Reach reach, List<Connection> connections, Derivation rows)
    {
        return new LeastQuery(cell, subject, sql, new MinimalPlan(reach, ImmutableList.copyOf(connections), "", rows));
    }

    private static Names names(String... repos)
    {
        return new Names(Stream.of(repos).map("acme/%s"::formatted).collect(toImmutableList()));
    }

    private Subject subject(LeastCell cell, String one, String... several)
    {
        return switch (cell.key()) {
            case LITERAL -> new Subject(cell, "{}.owner = 'acme' AND {}.repo = '%s'".formatted(one), names(one), "");
            case IN -> new Subject(cell, "{}.owner = 'acme' AND {}.repo IN ('%s')".formatted(String.join("', '", several)), names(several), "");
            case NONE -> new Subject(
                    cell,
                    "true",
                    cell.scope() == LeastCell.Scope.NAMES ? new Names(declared) : new OfOrganization("acme", WITH_REVIEWS, "", _ -> true),
                    "");
            case JOIN -> throw new IllegalArgumentException("the keys are in the query");
        };
    }

    /**
     * The repositories of a query that names them itself.
     */
    private record Subject(LeastCell cell, String condition, Reach reach, String beside)
    {
        private Subject
        {
            requireNonNull(cell, "cell is null");
            requireNonNull(condition, "condition is null");
            requireNonNull(reach, "reach is null");
            requireNonNull(beside, "beside is null");
        }

        Subject beside(String query)
        {
            return new Subject(cell, condition, reach, query);
        }

        LeastQuery query(String name, String sql, List<Connection> connections, Derivation rows)
        {
            return query(name, sql, connections, rows, _ -> false);
        }

        LeastQuery query(String name, String sql, List<Connection> connections, Derivation rows, Predicate<List<ReadRepository>> enough)
        {
            return new LeastQuery(
                    cell,
                    name,
                    sql.replace("{m}", condition.replace("{}", "m")).replace("{n}", condition.replace("{}", "n")),
                    new MinimalPlan(reach, ImmutableList.copyOf(connections), beside, rows, enough));
        }
    }
}

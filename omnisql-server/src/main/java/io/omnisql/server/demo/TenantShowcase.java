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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.server.QueryAnswer;
import io.omnisql.server.QueryClient;
import io.omnisql.server.TextTable;

import java.io.PrintStream;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The same query of three users, who each get an answer of their own.
 */
record TenantShowcase(PrintStream out)
{
    private static final String INDENT = "   ";
    private static final String SQL =
            """
            SELECT owner, repo, count(*) AS issues, count(DISTINCT author) AS authors
            FROM issues
            WHERE state = 'open'
            GROUP BY owner, repo
            ORDER BY issues DESC, repo
            LIMIT 4""";
    private static final List<Reader> READERS = ImmutableList.of(
            new Reader("alice", "acme_github", "an analyst of acme, who has two repositories and no names of people"),
            new Reader("bob", "acme_github", "a lead of acme, who has all of its repositories"),
            new Reader("carol", "globex_github", "a lead of globex, in the catalog of globex"));

    TenantShowcase
    {
        requireNonNull(out, "out is null");
    }

    /**
     * False when two users get the same answer, or one finds the other tenant's catalog.
     */
    boolean run(URI server)
    {
        out.println();
        out.println("The same query of three users:");
        out.println(SQL.indent(INDENT.length()));
        Set<List<ImmutableList<String>>> answers = new HashSet<>();
        boolean apart = true;
        for (Reader reader : READERS) {
            try (QueryClient client = QueryClient.connect(server, reader.user(), reader.catalog())) {
                QueryAnswer answer = client.run(SQL);
                answers.add(answer.rows());
                out.println("%s, %s".formatted(reader.user(), reader.description()));
                out.print(TextTable.render(answer.columns(), answer.rows(), INDENT));
                ImmutableList<ImmutableList<String>> catalogs = client.run("SHOW CATALOGS").rows();
                apart &= ImmutableSet.copyOf(catalogs).equals(ImmutableSet.of(ImmutableList.of(reader.catalog()), ImmutableList.of("system")));
                out.println("%sCatalogs: %s".formatted(INDENT, String.join(", ", catalogs.stream().map(List::getFirst).toList())));
                out.println();
            }
        }
        boolean differ = answers.size() == READERS.size();
        if (!differ || !apart) {
            out.println(differ ? "A user has found a catalog of the other tenant, see above" : "Two users have got the same answer, see above");
        }
        return differ && apart;
    }

    private record Reader(String user, String catalog, String description)
    {
        private Reader
        {
            requireNonNull(user, "user is null");
            requireNonNull(catalog, "catalog is null");
            requireNonNull(description, "description is null");
        }
    }
}

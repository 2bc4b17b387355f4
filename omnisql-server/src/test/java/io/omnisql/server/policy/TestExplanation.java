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
package io.omnisql.server.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.IndexedPolicySnapshot;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.file.PolicyReader;
import io.omnisql.policy.lint.ResourceCatalog;
import io.omnisql.policy.lint.TableResource;
import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestExplanation
{
    private static final CatalogSchemaTableName BOOKS = new CatalogSchemaTableName("library", "default", "books");

    @Test
    void testColumnThatIsNotThere()
    {
        assertThat(explain(Enforcement.ENGINE, "- {name: p, subjects: everybody, resources: {tables: [books], columns: [shelve]}, effect: mask, mask: nullify}"))
                .containsExactly("library.default.books: denied to alice of acme: Policy p hides its column shelve, which it does not have: correct the name, or name the catalog of the table that has it");
    }

    @Test
    void testLongList()
    {
        String numbers = IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(joining(", "));
        String policy = "- {name: r, subjects: everybody, resources: {tables: [books]}, effect: rows, where: {column: shelf, in: [%s]}}".formatted(numbers);
        assertThat(explain(Enforcement.ENGINE, policy))
                .containsExactly("library.default.books: denied to alice of acme: The user's rows take 1001 literals, of at most 1000 where only the engine filters: grant them by a column with fewer values");
        assertThat(explain(Enforcement.ENGINE_AND_SCAN, policy))
                .contains("rows: \"shelf\" >= BIGINT '0' AND \"shelf\" <= BIGINT '1000', and of these what the table's scans know by 1001 values");
    }

    private static List<String> explain(Enforcement enforcement, String policy)
    {
        String file = "version: 1\ntenants: {acme: {catalogs: [library]}}\nusers: {alice: {tenant: acme}}\npolicies:\n- {name: a, subjects: everybody, resources: everything, effect: allow}\n" + policy;
        IndexedPolicySnapshot snapshot = new IndexedPolicySnapshot(new PolicyVersion(1, "file"), PolicyReader.read(file).document().orElseThrow());
        return new Explanation(snapshot, new Library(enforcement)).lines(Subject.of("alice", "acme"), BOOKS);
    }

    private record Library(Enforcement enforcement)
            implements ResourceCatalog
    {
        private Library
        {
            requireNonNull(enforcement, "enforcement is null");
        }

        @Override
        public Optional<Set<CatalogSchemaTableName>> tables(String catalog)
        {
            return Optional.of(ImmutableSet.of(BOOKS));
        }

        @Override
        public TableResource table(CatalogSchemaTableName table)
        {
            return new TableResource(false, enforcement, ImmutableList.of(new PolicyColumn("shelf", BIGINT)));
        }
    }
}

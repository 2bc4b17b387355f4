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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.SuiteCatalog;
import io.omnisql.connector.testing.TestedSource;
import io.trino.testing.QueryRunner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A source as queries are compared over it.
 *
 * @param catalog whose queries fail for no name, and whose answers are not kept
 * @param keyed the conditions that name all keys of a table that cannot be read without any, by table
 * @param leftOut columns, as {@code table.column}, that the source itself tells otherwise in one form than in another
 * @param restricted makes a catalog over the same source whose users see what a policy grants
 * @param requests what the source has received since it was asked for that last
 * @param reader says what a search text says
 */
public record DifferentialSource(SourceDefinition definition, QueryRunner queryRunner, String catalog, Map<String, String> keyed, Set<String> leftOut, RestrictedCatalog restricted, Supplier<List<SentRequest>> requests, Function<String, SearchReading> reader)
{
    public DifferentialSource
    {
        requireNonNull(definition, "definition is null");
        requireNonNull(queryRunner, "queryRunner is null");
        requireNonNull(catalog, "catalog is null");
        keyed = ImmutableMap.copyOf(keyed);
        leftOut = ImmutableSet.copyOf(leftOut);
        requireNonNull(restricted, "restricted is null");
        requireNonNull(requests, "requests is null");
        requireNonNull(reader, "reader is null");
    }

    /**
     * A source that takes no search texts.
     */
    public DifferentialSource(SourceDefinition definition, QueryRunner queryRunner, String catalog, Map<String, String> keyed, Set<String> leftOut, RestrictedCatalog restricted, Supplier<List<SentRequest>> requests)
    {
        this(definition, queryRunner, catalog, keyed, leftOut, restricted, requests, search -> {
            throw new AssertionError("nobody reads what searches say: " + search);
        });
    }

    /**
     * A source as the suite has it, whose requests are those that the suite has heard.
     */
    public static DifferentialSource over(SuiteCatalog catalog)
    {
        TestedSource source = catalog.source();
        ImmutableMap.Builder<String, String> keyed = ImmutableMap.builder();
        source.definition().tables().forEach(table -> source.keys(table.name()).ifPresent(keys -> keyed.put(table.name(), keys)));
        return new DifferentialSource(source.definition(), catalog.queryRunner(), SuiteCatalog.CATALOG, keyed.buildOrThrow(), ImmutableSet.of(), catalog::createRestricted, () -> {
            List<SentRequest> requests = catalog.proxy().journal().stream().map(exchange -> SentRequest.of(exchange, source.apiUri())).collect(toImmutableList());
            catalog.proxy().clear();
            return requests;
        }, source::read);
    }

    /**
     * Makes a catalog with the policy that a file of shared settings names.
     */
    public interface RestrictedCatalog
    {
        void create(String catalog, Path sharedProperties);
    }
}

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

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Where a server tells of a query and of the catalog that it reads, so that a secret could be seen there.
 */
final class SecretPlaces
{
    private SecretPlaces() {}

    /**
     * All that explains a query.
     */
    static List<String> explanations(String sql)
    {
        return Stream.of("EXPLAIN", "EXPLAIN (TYPE LOGICAL, FORMAT JSON)", "EXPLAIN (TYPE DISTRIBUTED, FORMAT JSON)", "EXPLAIN (TYPE IO)", "EXPLAIN ANALYZE", "EXPLAIN ANALYZE VERBOSE")
                .map(explain -> explain + " " + sql)
                .collect(toImmutableList());
    }

    /**
     * All tables with something of a catalog and its queries, once there was one.
     */
    static List<String> tables(String catalog)
    {
        return ImmutableList.of(
                "SELECT * FROM %s.system.requests".formatted(catalog),
                "SELECT * FROM %s.system.query_status".formatted(catalog),
                "SELECT * FROM %s.system.rate_limits".formatted(catalog),
                "SELECT * FROM %s.system.capabilities".formatted(catalog),
                "SELECT * FROM system.runtime.queries",
                "SELECT * FROM system.runtime.tasks",
                "SELECT * FROM system.metadata.catalogs",
                "SHOW SESSION LIKE '%s.%%'".formatted(catalog),
                "SHOW CREATE TABLE %s.default.issues".formatted(catalog));
    }
}

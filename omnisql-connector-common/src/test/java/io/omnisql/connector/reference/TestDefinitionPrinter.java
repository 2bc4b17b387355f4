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
package io.omnisql.connector.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointBuilder;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import static com.google.common.base.CaseFormat.LOWER_CAMEL;
import static com.google.common.base.CaseFormat.LOWER_UNDERSCORE;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.anchoredConnection;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDefinitionPrinter
{
    @Test
    void testEqualDefinitionsPrintEqually()
    {
        SourceDefinition first = withTable(maps(endpoint -> endpoint, column -> column));
        SourceDefinition second = withTable(maps(endpoint -> endpoint, column -> column));
        assertThat(first).isEqualTo(second).isNotSameAs(second).hasSameHashCodeAs(second);
        assertThat(DefinitionPrinter.print(first)).isEqualTo(DefinitionPrinter.print(second));
    }

    @Test
    void testOneChangeIsOneChangedLine()
    {
        List<TableDefinition> changes = ImmutableList.of(
                maps(endpoint -> endpoint.always("status", "any"), column -> column),
                maps(endpoint -> endpoint.paging(linkHeader("size", 20)), column -> column),
                maps(endpoint -> endpoint.parent("/maps"), column -> column),
                maps(endpoint -> endpoint.rowsPerKey(3), column -> column),
                maps(EndpointBuilder::lookup, column -> column),
                maps(endpoint -> endpoint.counted("/total"), column -> column),
                maps(endpoint -> endpoint.countedInHeader("X-Total"), column -> column),
                maps(endpoint -> endpoint, column -> column.pushes(EQUAL, exact(query("name")))),
                maps(endpoint -> endpoint, column -> column.pushes(EQUAL, inexact(query("name")))),
                maps(endpoint -> endpoint, column -> column.pushes(EQUAL, inexact(query("name").matching("[a-z]")))),
                maps(endpoint -> endpoint, column -> column.sorts("name")),
                maps(endpoint -> endpoint, ColumnDefinition.Builder::hidden),
                maps(endpoint -> endpoint, ColumnDefinition.Builder::personal));
        List<String> unchanged = lines(maps(endpoint -> endpoint, column -> column));
        Set<List<String>> prints = new HashSet<>();
        for (TableDefinition change : changes) {
            List<String> changed = lines(change);
            assertThat(changed).hasSameSizeAs(unchanged);
            assertThat(changed).as(changed.toString()).filteredOn(line -> !unchanged.contains(line)).hasSize(1);
            assertThat(prints.add(changed)).as("printed like another change: %s", changed).isTrue();
        }
    }

    @Test
    void testEveryRecordIsPrinted()
            throws IOException
    {
        TableDefinition rows = table("rows", "Rows")
                .endpoint(get("/rows").countedInHeader("X-Total").otherwise("/others").rowsPerKey(654_321).rateLimit(DESK))
                .endpoint(post("/rows").batch("part", "parts", 10).ofNumbers().costsPerRecord(2).rateLimit(DESK))
                .endpoint(graphQl("rows", "Row").paging(anchoredConnection(10)).otherwise("/rows").rateLimit(DESK))
                .columns(column("part", rowOf(field("id", BIGINT, "/id"))).at("/part").comment("Part").freeText(), column("rest", BIGINT).at("/rest").comment("Rest").onlySingle().pushes(EQUAL, inexact(condition("rest").number())).sortsByUnit("rest", 12))
                .resultCap(123_456)
                .deletesVisible()
                .build();
        SourceDefinition source = withTable(rows);
        Set<String> names = new TreeSet<>();
        Set<String> values = new TreeSet<>();
        collect(new JsonMapper().readTree(DefinitionPrinter.print(source)), names, values);

        Set<String> components = new TreeSet<>();
        Set<String> leaves = new TreeSet<>();
        collect(source, components, leaves);
        assertThat(components).contains("resultCap", "otherwise", "keyBatch", "pattern", "whenTrue", "overlapSeconds", "headerValue", "spellings", "cutOff", "requiredWhere", "keysPerRequest", "problem");
        for (String component : components) {
            assertThat(ImmutableSet.of(component, LOWER_CAMEL.to(LOWER_UNDERSCORE, component))).as(component).anyMatch(names::contains);
        }
        assertThat(leaves).contains("123456", "654321", "EXACT", "x-desk-reset", "/page/next", "/author/name");
        assertThat(values).containsAll(leaves);
    }

    private static List<String> lines(TableDefinition table)
    {
        return DefinitionPrinter.print(withTable(table)).lines().toList();
    }

    private static TableDefinition maps(UnaryOperator<EndpointBuilder> endpoint, UnaryOperator<ColumnDefinition.Builder> column)
    {
        return table("maps", "Maps")
                .endpoint(endpoint.apply(get("/maps").rateLimit(DESK)))
                .columns(column.apply(column("name", VARCHAR).at("/name").comment("Name")))
                .primaryKey("name")
                .build();
    }

    private static SourceDefinition withTable(TableDefinition table)
    {
        return new SourceDefinition(
                SOURCE.name(),
                SOURCE.connectorName(),
                SOURCE.headers(),
                SOURCE.rateLimits(),
                SOURCE.credentialLimits(),
                SOURCE.responseRules(),
                SOURCE.scope(),
                ImmutableList.<TableDefinition>builder().addAll(SOURCE.tables()).add(table).build());
    }

    private static void collect(JsonNode node, Set<String> names, Set<String> values)
    {
        if (node.isValueNode()) {
            values.add(node.asText());
        }
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names, values));
    }

    /**
     * The names of all components with a value, and all values, of the records below one.
     */
    private static void collect(Object value, Set<String> components, Set<String> leaves)
    {
        switch (value) {
            case JsonPointer pointer -> leaves.add(pointer.toString());
            case GraphQlPath path -> leaves.add(path.toString());
            case Record definition -> {
                for (RecordComponent component : definition.getClass().getRecordComponents()) {
                    Object child = value(definition, component);
                    if (!isEmpty(child)) {
                        components.add(component.getName());
                        collect(child, components, leaves);
                    }
                }
            }
            case Optional<?> optional -> optional.ifPresent(child -> collect(child, components, leaves));
            case OptionalLong optional -> leaves.add(String.valueOf(optional.orElseThrow()));
            case Collection<?> collection -> collection.forEach(child -> collect(child, components, leaves));
            case Map<?, ?> map -> map.values().forEach(child -> collect(child, components, leaves));
            default -> leaves.add(value.toString());
        }
    }

    private static boolean isEmpty(Object value)
    {
        return ImmutableSet.of(Optional.empty(), OptionalLong.empty(), ImmutableList.of(), ImmutableSet.of(), ImmutableMap.of()).contains(value);
    }

    private static Object value(Record definition, RecordComponent component)
    {
        try {
            return component.getAccessor().invoke(definition);
        }
        catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A source that does not do what it says is found out, and told what it is.
 */
@TestInstance(PER_CLASS)
final class TestSuiteChecks
{
    private static final String LIST = "GET /beds/{bed}/plants";

    private QueryRunner queryRunner;
    private int gardens;

    @BeforeAll
    void start()
            throws Exception
    {
        queryRunner = SuiteCatalog.startServer();
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
    }

    @Test
    void testFilterThatLosesRows()
    {
        Map<String, String> failures = capabilityFailures(GardenTables.plants().build(), list -> list
                .filter("kind", (plant, value) -> plant.path("kind").asText().equals(value) && plant.path("number").asInt() < 6));
        assertThat(failures).containsOnlyKeys("plants.kind EQUAL " + LIST);
        assertThat(failures.get("plants.kind EQUAL " + LIST)).contains("plants.kind EQUAL " + LIST + ": pushdown loses ", " rows, such as [[", "WHERE \"bed\" = ", "/plants?");
    }

    @Test
    void testSupersetThatIsDeclaredExact()
    {
        Map<String, String> failures = capabilityFailures(GardenTables.plants().build(), list -> list
                .filter("name", (plant, value) -> plant.path("name").asText().equalsIgnoreCase(value)));
        assertThat(failures).containsOnlyKeys("plants.name EQUAL " + LIST);
        assertThat(failures.get("plants.name EQUAL " + LIST)).contains("the filter is declared exact, and the source answers with 6 records of which 3 are rows");
    }

    @Test
    void testOrderThatIsNone()
    {
        Map<String, String> failures = capabilityFailures(GardenTables.plants().build(), list -> list
                .order(_ -> FixtureList.by("number"), "sort", "direction"));
        assertThat(failures).containsOnlyKeys("plants.height SORT " + LIST);
        assertThat(failures.get("plants.height SORT " + LIST)).containsPattern("pushdown gives .* in place of |the source's order by height is not that of the values");
    }

    @Test
    void testParameterThatIsNeverSent()
    {
        Map<String, String> failures = capabilityFailures(small().columns(
                column("planted_at", TIMESTAMP_TZ_MILLIS).at("/planted_at").comment("When").pushes(AT_LEAST, inexact(query("since").instantFloor().untilYear(1999)))).build(), list -> list);
        assertThat(failures).containsOnlyKeys("plants.planted_at AT_LEAST " + LIST);
        assertThat(failures.get("plants.planted_at AT_LEAST " + LIST)).contains("the parameter since is never sent with the value of the filter, but with []");
    }

    @Test
    void testValueThatNoRowHas()
    {
        Map<String, String> failures = capabilityFailures(small().columns(
                column("kind", VARCHAR).at("/kind").comment("Kind").pushes(EQUAL, exact(query("kind").matching("[0-9]+"))).pushes(IS_NULL, exact(query("kind").fixed("none")))).build(), list -> list);
        assertThat(failures).containsOnlyKeys("plants.kind EQUAL " + LIST, "plants.kind IS_NULL " + LIST);
        assertThat(failures.values()).allSatisfy(message -> assertThat(message).contains("no row of the fixture has a value that the filter finds and may send"));
    }

    @Test
    void testSecretThatLeaks()
    {
        TableDefinition plants = table("plants", "Plants of a bed")
                .endpoint(get("/beds/{bed}/plants").always("access_token", TestedGarden.SECRET).paging(linkHeader("size", 4)).rateLimit(GardenTables.GATE))
                .columns(column("bed", VARCHAR).alwaysAt("/bed").inPath().comment("Bed"), column("number", BIGINT).alwaysAt("/number").comment("Number"))
                .primaryKey("bed", "number")
                .build();
        Map<String, String> failures = failures(plants, list -> list.takes("access_token"), (catalog, rows) -> new SecretChecks(catalog, rows).checks());
        assertThat(failures).containsOnlyKeys("no secret in plans, logs and requests of plants", "no secret in system tables");
        assertThat(failures.get("no secret in system tables")).contains("the secret stands in system.requests");
    }

    @Test
    void testColumnThatIsMissing()
    {
        Map<String, String> failures = failures(
                small().columns(column("smell", VARCHAR).at("/smell").comment("Smell")).build(),
                list -> list,
                (catalog, rows) -> new TableChecks(catalog, rows).checks());
        assertThat(failures).containsOnlyKeys("plants has values in all columns");
        assertThat(failures.get("plants has values in all columns")).contains("columns of which the fixture has no value", "plants.smell");
    }

    @Test
    void testKeyThatTellsNothingApart()
    {
        Map<String, String> failures = failures(
                table("plants", "Plants of a bed")
                        .endpoint(get("/beds/{bed}/plants").paging(linkHeader("size", 4)).rateLimit(GardenTables.GATE))
                        .columns(column("bed", VARCHAR).alwaysAt("/bed").inPath().comment("Bed"), column("kind", VARCHAR).at("/kind").comment("Kind"))
                        .primaryKey("bed", "kind")
                        .build(),
                list -> list,
                (catalog, rows) -> new TableChecks(catalog, rows).checks());
        assertThat(failures.get("plants has rows, and its key tells them apart")).contains("the source answers with 12 records of plants, of which 2 are rows");
    }

    @Test
    void testWhatIsListedAsUnproven()
    {
        assertThat(outcome(new SuiteCheck("sound", CapabilityChecks.unlessUnproven(ImmutableMap.of("sound", "no reason"), "sound", () -> {})))).contains("sound is listed as unproven (no reason), and can be shown");
        assertThat(outcome(new SuiteCheck("joined", CapabilityChecks.unlessUnproven(ImmutableMap.of("joined", "is for joins"), "joined", () -> {
            throw new AssertionError("not asked");
        })))).contains("TestAbortedException: joined: is for joins");
    }

    private static TableDefinition.Builder small()
    {
        return table("plants", "Plants of a bed")
                .endpoint(get("/beds/{bed}/plants").paging(linkHeader("size", 4)).rateLimit(GardenTables.GATE))
                .columns(column("bed", VARCHAR).alwaysAt("/bed").inPath().comment("Bed"), column("number", BIGINT).alwaysAt("/number").comment("Number"))
                .primaryKey("bed", "number");
    }

    private Map<String, String> capabilityFailures(TableDefinition plants, Function<FixtureList, FixtureList> change)
    {
        return failures(plants, change, (catalog, rows) -> new CapabilityChecks(catalog, rows).checks());
    }

    private Map<String, String> failures(TableDefinition plants, Function<FixtureList, FixtureList> change, Checks checks)
    {
        gardens++;
        try (TestedGarden garden = TestedGarden.otherwise("garden_" + gardens, plants)) {
            FixtureList _ = change.apply(garden.plants());
            SuiteCatalog catalog = SuiteCatalog.on(queryRunner, garden);
            try {
                Map<String, String> failures = new LinkedHashMap<>();
                for (SuiteCheck check : checks.of(catalog, new SampledRows(catalog))) {
                    String outcome = outcome(check);
                    if (!outcome.isEmpty()) {
                        failures.put(check.name(), outcome);
                    }
                }
                return failures;
            }
            finally {
                catalog.drop();
            }
        }
    }

    private static String outcome(SuiteCheck check)
    {
        try {
            check.body().execute();
            return "";
        }
        catch (Throwable e) {
            return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
        }
    }

    private interface Checks
    {
        List<SuiteCheck> of(SuiteCatalog catalog, SampledRows rows);
    }
}

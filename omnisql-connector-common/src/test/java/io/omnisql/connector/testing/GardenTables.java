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

import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * What a garden is declared to have, over which the suite itself is tested.
 */
final class GardenTables
{
    static final RateLimitClass GATE = new RateLimitClass("gate", 60, 60, "x-limit", "x-remaining", "x-reset");

    static final TableDefinition BEDS = table("beds", "Beds of the garden")
            .endpoint(get("/beds").rateLimit(GATE))
            .columns(
                    column("bed", VARCHAR).alwaysAt("/bed").comment("Name"),
                    column("soil", VARCHAR).at("/soil").comment("Soil"))
            .primaryKey("bed")
            .cardinality(1, 3)
            .build();

    static final TableDefinition VISITS = table("visits", "Visits to plants, of which many are looked up at once")
            .endpoint(post("/beds/{bed}/visits/lookup").batch("number", "numbers", 3).records(arrays("/visits")).paging(cursor("/next", "cursor", "size", 2)).rateLimit(GATE))
            .endpoint(get("/beds/{bed}/visits").records(arrays("/visits")).paging(cursor("/next", "cursor", "size", 3)).rateLimit(GATE))
            .columns(
                    column("bed", VARCHAR).inPath().comment("Name of the bed"),
                    column("number", BIGINT).alwaysAt("/number").comment("Number of the plant"),
                    column("visitor", VARCHAR).at("/visitor").comment("Who came"),
                    column("on_foot", BOOLEAN).at("/on_foot").comment("Whether on foot")
                            .pushes(EQUAL, exact(query("by").choice("foot", "wheel")).on("/beds/{bed}/visits")),
                    column("left_at", TIMESTAMP_TZ_MILLIS).at("/left_at").comment("When they left; null while they are there")
                            .pushes(IS_NOT_NULL, exact(query("left").fixed("yes")).on("/beds/{bed}/visits"))
                            .pushes(AT_MOST, inexact(query("until").instantCeiling()).on("/beds/{bed}/visits")))
            .primaryKey("bed", "number")
            .cardinality(3, 7)
            .build();

    private GardenTables() {}

    /**
     * Plants, to which a test may add.
     */
    static TableDefinition.Builder plants()
    {
        return table("plants", "Plants of a bed")
                .endpoint(get("/beds/{bed}/plants").sortedBy("sort", "direction").paging(linkHeader("size", 4)).rateLimit(GATE))
                .endpoint(get("/beds/{bed}/plants/{number}").records(single()).parent("/beds").rateLimit(GATE))
                .columns(
                        column("bed", VARCHAR).alwaysAt("/bed").inPath().comment("Name of the bed"),
                        column("number", BIGINT).alwaysAt("/number").inPath().comment("Number within the bed"),
                        column("name", VARCHAR).at("/name").comment("Name")
                                .pushes(EQUAL, exact(query("name"))),
                        column("kind", VARCHAR).at("/kind").comment("tree or herb")
                                .pushes(EQUAL, exact(query("kind").oneOf("tree", "herb"))),
                        column("gardener", VARCHAR).at("/gardener").comment("Who looks after it")
                                .pushes(EQUAL, inexact(query("gardener").except("nobody")))
                                .pushes(IS_NULL, exact(query("gardener").fixed("nobody"))),
                        column("tags", arrayOf(VARCHAR)).at("/tags").comment("Tags")
                                .pushes(CONTAINS, inexact(query("tag").matching("[^,]+"))),
                        column("height", BIGINT).at("/height").comment("Height").sorts("height"),
                        column("planted_at", TIMESTAMP_TZ_MILLIS).at("/planted_at").comment("When it was planted")
                                .pushes(AT_LEAST, inexact(query("since").instantFloor())))
                .primaryKey("bed", "number")
                .cardinality(3, 12);
    }
}

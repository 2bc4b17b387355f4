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

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import okhttp3.HttpUrl;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * A garden with beds and plants, over which the suite itself is tested.
 */
final class TestedGarden
        extends FixtureSource
{
    static final String SECRET = "garden-canary";

    private static final List<ObjectNode> BEDS = Stream.of("north", "south", "it's \"damp\"").map(name -> FixtureRecords.json("{'soil': 'loam'}").put("bed", name)).collect(toImmutableList());
    private static final List<ObjectNode> PLANTS = BEDS.stream().flatMap(bed -> plants(bed.path("bed").asText())).collect(toImmutableList());

    private TestedGarden(String connectorName, TableDefinition plants)
    {
        super(definition(connectorName, plants), new GardenModule(), FixtureServer.start("Authorization", "Bearer " + SECRET), SECRET);
        server().list("/beds", BEDS);
        visits("/beds/{bed}/visits/lookup").batch("numbers", "number").paged(new FixturePages.Cursor("next", "cursor", "size", 2));
        visits("/beds/{bed}/visits")
                .paged(new FixturePages.Cursor("next", "cursor", "size", 3))
                .filter("by", FixtureMatch.equal().flags("foot", "wheel"), "/on_foot")
                .filter("left", FixtureMatch.equal().present("yes").absent("no"), "/left_at")
                .filter("until", (visit, value) -> !visit.path("left_at").isNull() && !Instant.parse(visit.path("left_at").asText()).isAfter(Instant.parse(value)));
        server().single("/beds/{bed}/plants/{number}", PLANTS);
    }

    private static SourceDefinition definition(String connectorName, TableDefinition plants)
    {
        return new SourceDefinition(
                "garden",
                connectorName,
                ImmutableMap.of("Accept", "application/json"),
                ImmutableList.of(GardenTables.GATE),
                new CredentialLimits(20, 60),
                ImmutableList.of(),
                new ScopeDefinition(ImmutableList.of("bed"), "beds", ImmutableList.of("garden.beds")),
                ImmutableList.of(GardenTables.BEDS, plants, GardenTables.VISITS))
                .validated();
    }

    private FixtureList visits(String path)
    {
        return server().list(path, request -> visitsIn(request.variable("bed"))).within("visits");
    }

    /**
     * The records do not say to which bed they belong.
     */
    private static List<ObjectNode> visitsIn(String bed)
    {
        return PLANTS.stream()
                .filter(plant -> plant.path("bed").asText().equals(bed))
                .limit(7)
                .map(plant -> FixtureRecords.json("{'number': %s, 'visitor': 'bee', 'on_foot': %s, 'left_at': %s}".formatted(
                        plant.path("number"),
                        plant.path("number").asInt() % 2 == 0,
                        plant.path("number").asInt() % 3 == 0 ? "null" : "'2026-02-%02dT10:00:00.5Z'".formatted(plant.path("number").asInt()))))
                .toList();
    }

    static TestedGarden start()
    {
        TestedGarden garden = new TestedGarden("garden", GardenTables.plants().build());
        garden.plants();
        return garden;
    }

    /**
     * A garden whose plants are declared, or listed, otherwise. The list is the caller's to describe.
     */
    static TestedGarden otherwise(String connectorName, TableDefinition plants)
    {
        return new TestedGarden(connectorName, plants);
    }

    /**
     * The list of plants as it is declared.
     */
    @CanIgnoreReturnValue
    FixtureList plants()
    {
        return server().list("/beds/{bed}/plants", PLANTS)
                .paged(new FixturePages.Links("size", 4))
                .filters(FixtureMatch.equal(), "/%s"::formatted, "name", "kind")
                .filter("gardener", FixtureMatch.equalInAnyCase().absent("nobody"), "/gardener")
                .filter("tag", FixtureMatch.equal(), "/tags")
                .filter("since", FixtureMatch.equal().atLeast(""), "/planted_at")
                .sort("sort", "direction");
    }

    private static Stream<ObjectNode> plants(String bed)
    {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> FixtureRecords.json("{'number': %s, 'name': '%s', 'kind': '%s', 'gardener': %s, 'tags': ['t%s', 'all'], 'height': %s, 'planted_at': '2026-01-%02dT08:00:00Z'}".formatted(
                                number, number % 4 == 0 ? "Rose" : number % 4 == 1 ? "rose" : "plant " + number, number % 3 == 0 ? "tree" : "herb", number % 5 == 0 ? "null" : number % 2 == 0 ? "'ada'" : "'Zoe'", number % 3, number * 7 % 13, number))
                        .put("bed", bed));
    }

    @Override
    public Map<String, String> catalog(HttpUrl apiUri)
    {
        return ImmutableMap.of("garden.api-uri", apiUri.toString(), "garden.token", SECRET);
    }
}

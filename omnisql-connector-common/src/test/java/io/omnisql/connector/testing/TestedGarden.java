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
import com.google.inject.Module;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.single;
import static java.util.Objects.requireNonNull;

/**
 * A garden with beds and plants, over which the suite itself is tested.
 */
final class TestedGarden
        implements TestedSource
{
    static final String SECRET = "garden-canary";

    private final String connectorName;
    private final TableDefinition plants;
    private final FixtureServer server = FixtureServer.start("Authorization", "Bearer " + SECRET);

    private TestedGarden(String connectorName, TableDefinition plants)
    {
        this.connectorName = requireNonNull(connectorName, "connectorName is null");
        this.plants = requireNonNull(plants, "plants is null");
        server.list("/beds", _ -> beds());
        FixtureList _ = visits("/beds/{bed}/visits/lookup").batch("numbers", "number").paged(new FixturePages.Cursor("next", "cursor", "size", 2));
        FixtureList _ = visits("/beds/{bed}/visits")
                .paged(new FixturePages.Cursor("next", "cursor", "size", 3))
                .filter("by", (visit, value) -> visit.path("on_foot").asBoolean() == value.equals("foot"))
                .filter("left", (visit, value) -> value.equals("yes") != visit.path("left_at").isNull())
                .filter("until", (visit, value) -> !visit.path("left_at").isNull() && !Instant.parse(visit.path("left_at").asText()).isAfter(Instant.parse(value)));
        server.single("/beds/{bed}/plants/{number}", request -> plants(request.variable("bed")).stream().filter(plant -> plant.path("number").asText().equals(request.variable("number"))).findFirst());
    }

    private FixtureList visits(String path)
    {
        return server.list(path, request -> visitsIn(request.variable("bed"))).within("visits");
    }

    private static List<ObjectNode> visitsIn(String bed)
    {
        return plants(bed).stream()
                .limit(7)
                .map(plant -> FixtureServer.json("{'number': %s, 'visitor': 'bee', 'on_foot': %s, 'left_at': %s}".formatted(
                        plant.path("number"),
                        plant.path("number").asInt() % 2 == 0,
                        plant.path("number").asInt() % 3 == 0 ? "null" : "'2026-02-%02dT10:00:00.5Z'".formatted(plant.path("number").asInt()))))
                .toList();
    }

    static TestedGarden start()
    {
        TestedGarden garden = new TestedGarden("garden", GardenTables.plants().build());
        FixtureList _ = garden.plants();
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
    FixtureList plants()
    {
        return server.list("/beds/{bed}/plants", request -> plants(request.variable("bed")))
                .paged(new FixturePages.Links("size", 4))
                .filter("name", (plant, value) -> plant.path("name").asText().equals(value))
                .filter("kind", (plant, value) -> plant.path("kind").asText().equals(value))
                .filter("gardener", (plant, value) -> value.equals("nobody") ? plant.path("gardener").isNull() : plant.path("gardener").asText().equalsIgnoreCase(value))
                .filter("tag", (plant, value) -> plant.path("tags").valueStream().anyMatch(tag -> tag.asText().equals(value)))
                .filter("since", (plant, value) -> plant.path("planted_at").asText().compareTo(value) >= 0)
                .sort("sort", "direction");
    }

    private static List<ObjectNode> beds()
    {
        return ImmutableList.of("north", "south", "it's \"damp\"").stream().map(name -> FixtureServer.json("{'soil': 'loam'}").put("bed", name)).toList();
    }

    static List<ObjectNode> plants(String bed)
    {
        if (beds().stream().noneMatch(other -> other.path("bed").asText().equals(bed))) {
            return ImmutableList.of();
        }
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> FixtureServer.json("{'number': %s, 'name': '%s', 'kind': '%s', 'gardener': %s, 'tags': ['t%s', 'all'], 'height': %s, 'planted_at': '2026-01-%02dT08:00:00Z'}".formatted(
                                number, number % 4 == 0 ? "Rose" : number % 4 == 1 ? "rose" : "plant " + number, number % 3 == 0 ? "tree" : "herb", number % 5 == 0 ? "null" : number % 2 == 0 ? "'ada'" : "'Zoe'", number % 3, number * 7 % 13, number))
                        .put("bed", bed))
                .toList();
    }

    @Override
    public SourceDefinition definition()
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

    @Override
    public Module module()
    {
        return binder -> {
            configBinder(binder).bindConfig(GardenConfig.class);
            binder.bind(SourceConnection.class).toProvider(GardenConnection.class);
        };
    }

    /**
     * How a catalog reaches a garden.
     */
    static SourceConnection connection(GardenConfig config)
    {
        Credential credential = new Credential.BearerToken(CredentialId.ofSecret("token", config.getToken()), "garden.token", config.getToken());
        return new SourceConnection(
                ImmutableList.of(),
                HttpUrl.get(config.getApiUri()),
                Optional.empty(),
                new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of(), "*"))),
                new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(credential))),
                new UserCredentials(UserCredentialPolicy.DENIED, "garden.token"),
                new BearerAuthenticator(Optional.empty()));
    }

    @Override
    public HttpUrl apiUri()
    {
        return server.apiUri();
    }

    @Override
    public Map<String, String> catalog(HttpUrl apiUri)
    {
        return ImmutableMap.of("garden.api-uri", apiUri.toString(), "garden.token", SECRET);
    }

    @Override
    public String secret()
    {
        return SECRET;
    }

    @Override
    public Path goldenDefinition()
    {
        return Path.of("src/test/resources/garden.json");
    }

    @Override
    public void close()
    {
        server.close();
    }
}

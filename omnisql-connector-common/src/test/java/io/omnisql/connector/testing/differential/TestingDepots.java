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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Binder;
import com.google.inject.Module;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A source of parcels in two depots, which may answer to its parameters otherwise than it has declared.
 */
final class TestingDepots
        implements AutoCloseable
{
    private static final RateLimitClass DESK = new RateLimitClass("desk", 1_000_000, 60, "x-limit", "x-remaining", "x-reset");
    private static final List<String> STATES = ImmutableList.of("sent", "lost", "Sent");

    private static final TableDefinition DEPOTS = table("depots", "Depots of a region")
            .endpoint(get("/{region}/{depot}").records(single()).rateLimit(DESK))
            .columns(
                    column("region", VARCHAR).inPath().comment("Region"),
                    column("depot", VARCHAR).inPath().comment("Depot"))
            .primaryKey("region", "depot")
            .build();

    private static final TableDefinition PARCELS = table("parcels", "Parcels in a depot")
            .endpoint(get("/{region}/{depot}/parcels").sortedBy("by", "direction").rateLimit(DESK))
            .columns(
                    column("region", VARCHAR).inPath().comment("Region"),
                    column("depot", VARCHAR).inPath().comment("Depot"),
                    column("number", BIGINT).at("/number").comment("Number in the depot"),
                    column("state", VARCHAR).at("/state").comment("Where it is").pushes(EQUAL, exact(query("state"))),
                    column("weight", BIGINT).at("/weight").comment("Weight in pounds").sorts("weight"))
            .primaryKey("region", "depot", "number")
            .build();

    private static final SourceDefinition SOURCE = new SourceDefinition(
            "depots",
            "testing_depots",
            ImmutableMap.of(),
            ImmutableList.of(DESK),
            new CredentialLimits(20, 60),
            ImmutableList.of(),
            new ScopeDefinition(ImmutableList.of("region", "depot"), "depots", ImmutableList.of("depots.names")),
            ImmutableList.of(DEPOTS, PARCELS))
            .validated();

    private final MockWebServer server = new MockWebServer();
    private final List<SentRequest> requests = new ArrayList<>();
    private final QueryRunner queryRunner;
    private volatile BiFunction<Map<String, String>, List<Parcel>, List<Parcel>> answer = (_, parcels) -> parcels;

    TestingDepots()
            throws Exception
    {
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
            {
                return request.getUrl().pathSegments().getFirst().equals("north")
                        ? new MockResponse.Builder().code(200).body(body(request.getUrl())).build()
                        : new MockResponse.Builder().code(404).build();
            }
        });
        server.start();
        queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("depots").setSchema("default").build()).setWorkerCount(0).build();
        queryRunner.installPlugin(new DepotsPlugin(server.url("/")));
        queryRunner.createCatalog("depots", SOURCE.connectorName(), ImmutableMap.of("omnisql.tenant", "acme", "omnisql.rate-limit.paced", "false", "omnisql.cache.enabled", "false"));
    }

    /**
     * Sends other parcels from now on than those that the parameters ask for.
     */
    void answers(BiFunction<Map<String, String>, List<Parcel>, List<Parcel>> otherwise)
    {
        answer = requireNonNull(otherwise, "otherwise is null");
    }

    private String body(HttpUrl url)
    {
        Map<String, String> parameters = url.queryParameterNames().stream().collect(toImmutableMap(name -> name, name -> requireNonNull(url.queryParameter(name))));
        synchronized (requests) {
            requests.add(new SentRequest(url.encodedPath(), parameters, ""));
        }
        return url.pathSegments().size() < 3 ? "{}" : answer.apply(parameters, asked(url.pathSegments().get(1), parameters)).stream().map(Parcel::json).collect(joining(",", "[", "]"));
    }

    private static List<Parcel> asked(String depot, Map<String, String> parameters)
    {
        List<Parcel> parcels = IntStream.range(0, depot.equals("harbor") ? 40 : 25)
                .mapToObj(number -> new Parcel(number, STATES.get(number % STATES.size()), number * 7 % 11))
                .filter(parcel -> parcel.state().equals(parameters.getOrDefault("state", parcel.state())))
                .sorted((one, other) -> parameters.containsKey("by") ? Long.compare(one.weight(), other.weight()) : 0)
                .collect(toImmutableList());
        return Objects.equals(parameters.get("direction"), "desc") ? parcels.reversed() : parcels;
    }

    DifferentialSource source()
    {
        return new DifferentialSource(SOURCE, queryRunner, "depots", ImmutableMap.of(), ImmutableSet.of(), this::takeRequests);
    }

    private List<SentRequest> takeRequests()
    {
        synchronized (requests) {
            List<SentRequest> taken = ImmutableList.copyOf(requests);
            requests.clear();
            return taken;
        }
    }

    @Override
    public void close()
    {
        queryRunner.close();
        server.close();
    }

    record Parcel(long number, String state, long weight)
    {
        String json()
        {
            return "{\"number\": %s, \"state\": \"%s\", \"weight\": %s}".formatted(number, state, weight);
        }
    }

    private record DepotsPlugin(HttpUrl uri)
            implements Plugin, Module
    {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories()
        {
            return ImmutableList.of(new ApiConnectorFactory(SOURCE, this));
        }

        @Override
        public void configure(Binder binder)
        {
            binder.bind(SourceConnection.class).toInstance(new SourceConnection(
                    ImmutableList.of(),
                    uri,
                    Optional.empty(),
                    new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("north"), "harbor"), new ScopePattern(ImmutableList.of("north"), "station"))),
                    new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(new Credential.BearerToken(new CredentialId("token-1"), "depots.token", "secret")))),
                    new UserCredentials(UserCredentialPolicy.DENIED, "depots.token"),
                    new BearerAuthenticator(Optional.empty())));
        }
    }
}

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

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.LoginConfig;
import io.omnisql.connector.LoginModule;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.FixtureMatch;
import io.omnisql.connector.testing.FixtureRecords;
import io.omnisql.connector.testing.FixtureRequest;
import io.omnisql.connector.testing.LoginFixture;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static java.util.Objects.requireNonNull;

/**
 * A source of parcels in two depots, which may answer to its parameters otherwise than it has declared.
 */
final class TestedDepots
        extends LoginFixture
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

    private static final List<ObjectNode> RECORDS = Stream.concat(parcels("harbor", 40), parcels("station", 25)).collect(toImmutableList());

    private volatile BiFunction<FixtureRequest, List<ObjectNode>, List<ObjectNode>> answer = (_, parcels) -> parcels;

    TestedDepots()
    {
        super(SOURCE, new DepotsModule());
        server().single("/{region}/{depot}", RECORDS);
        server().list("/{region}/{depot}/parcels", RECORDS)
                .filter("state", FixtureMatch.equal(), "/state")
                .sort("by", "direction")
                .instead((request, parcels) -> answer.apply(request, parcels));
    }

    /**
     * Sends other parcels from now on than those that the parameters ask for.
     */
    void answers(BiFunction<FixtureRequest, List<ObjectNode>, List<ObjectNode>> otherwise)
    {
        answer = requireNonNull(otherwise, "otherwise is null");
    }

    private static Stream<ObjectNode> parcels(String depot, int count)
    {
        return IntStream.range(0, count).mapToObj(number -> parcel(number, STATES.get(number % STATES.size()), number * 7 % 11).put("region", "north").put("depot", depot));
    }

    static ObjectNode parcel(int number, String state, int weight)
    {
        return FixtureRecords.json("{'number': %s, 'state': '%s', 'weight': %s}".formatted(number, state, weight));
    }

    private static final class DepotsModule
            implements Module
    {
        @Override
        public void configure(Binder binder)
        {
            configBinder(binder).bindConfig(LoginConfig.class, SOURCE.name());
        }

        @Provides
        @Singleton
        static SourceConnection connection(LoginConfig config)
        {
            return LoginModule.connection(SOURCE.name(), config, new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("north"), "harbor"), new ScopePattern(ImmutableList.of("north"), "station"))));
        }
    }
}

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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.testing.RecordedSpans;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorResolvedIndex;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.predicate.TupleDomain;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

import static io.omnisql.connector.testing.TestingSource.RESERVATIONS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

final class TestApiMetadata
{
    private static final ConnectorSession SESSION = TestingConnectorSession.builder()
            .setPropertyMetadata(ApiSessionProperties.properties(new ApiConfig()))
            .build();

    private static final ClusterView CLUSTER = new ClusterView(5, 7);
    private static final Set<ColumnHandle> KEYS = ImmutableSet.of(handle(RESERVATIONS, "city"), handle(RESERVATIONS, "library"), handle(RESERVATIONS, "number"));

    /**
     * An index has no splits that could tell its nodes of each other.
     */
    @Test
    void testIndexesCountTheNodes()
    {
        assertThat(index(false)).hasValueSatisfying(index -> assertThat(((ApiIndexHandle) index.getIndexHandle()).cluster()).isEqualTo(CLUSTER));
    }

    /**
     * Nothing comes to an index beside the plan.
     */
    @Test
    void testNoIndexWithCredentialsOfUsers()
    {
        assertThat(index(true)).isEmpty();
    }

    private static Optional<ConnectorResolvedIndex> index(boolean ofUser)
    {
        return new ApiMetadata(Discovery.declared(SOURCE), new Scope.Open(), TESTING_TYPE_MANAGER, new Forgetful(), () -> CLUSTER, new Credentials(ofUser), new UnrestrictedRowScopes(), RecordedSpans.unwatched())
                .resolveIndex(SESSION, ApiTableHandle.of("reservations"), KEYS, KEYS, TupleDomain.all());
    }

    private record Credentials(boolean ofUser)
            implements QueryCredentials
    {
        @Override
        public boolean areOfUser(ConnectorSession session)
        {
            return ofUser;
        }

        @Override
        public Optional<ConnectorTableCredentials> find(ConnectorSession session)
        {
            return Optional.empty();
        }
    }

    private static final class Forgetful
            implements QueryLifetime
    {
        @Override
        public void begin(String queryId) {}

        @Override
        public void end(String queryId) {}
    }
}

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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.JoinPlanner;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.request.RequestParameter;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingRelations.EMBEDDED;
import static io.omnisql.connector.testing.TestingRelations.LOANS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Records of another table that stand in a scan's records tell as much as they have, and no more.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestEmbeddedRecords
{
    private static final ApiJoinColumn LOAN = new ApiJoinColumn(false, handle(LOANS, "loan"));
    private static final ApiJoinColumn CARD = new ApiJoinColumn(true, handle(BORROWERS, "card"));
    private static final ApiJoinColumn NAME = new ApiJoinColumn(true, handle(BORROWERS, "name"));

    private final TestingJoins joins = new TestingJoins(EMBEDDED);

    @AfterEach
    void close()
    {
        joins.close();
    }

    /**
     * A record without the column is looked up, and one whose column is null is not; nobody has no record. What one record has told is known for the others.
     */
    @Test
    void testRecordsThatLeaveSomethingOut()
    {
        for (boolean outer : new boolean[] {false, true}) {
            joins.server().answers(200,
                    """
                    {"loans": [
                      {"loan": 1, "borrower": {"card": "a", "name": "Ann"}},
                      {"loan": 2, "borrower": {"card": "b"}},
                      {"loan": 3, "borrower": null},
                      {"loan": 4, "borrower": {"name": "Another", "card": "a"}},
                      {"loan": 5, "borrower": {"card": "c", "name": null}},
                      {"loan": 6, "borrower": {"card": "a"}}]}
                    """);
            joins.server().answers(200, "{\"card\": \"b\", \"name\": \"Bo\"}");
            assertThat(joins.rows(join(outer), LOAN, CARD, NAME))
                    .contains("1 a Ann", "2 b Bo", "4 a Ann", "5 c null", "6 a Ann")
                    .hasSize(outer ? 6 : 5);
        }
        assertThat(joins.asked()).containsExactly("/loans", "/borrowers/b", "/loans", "/borrowers/b");
    }

    /**
     * Values that come for the other table's key are the scan's as well.
     */
    @Test
    void testValuesOfOtherJoins()
    {
        TupleDomain<ColumnHandle> ann = TupleDomain.withColumnDomains(ImmutableMap.of(CARD, Domain.singleValue(VARCHAR, utf8Slice("a"))));
        ApiSplit split = (ApiSplit) getOnlyElement(joins.splits(join(false), ann));
        assertThat(getOnlyElement(split.groups()).filters()).extracting(RequestParameter::name).contains("card");
        assertThat(JoinSplitSource.ofScan(ImmutableSet.of(LOAN, CARD, NAME), join(false).keysOfScan())).containsExactlyInAnyOrder(handle(LOANS, "loan"), handle(LOANS, "card"));
    }

    private static ApiJoinHandle join(boolean outer)
    {
        return new JoinPlanner(EMBEDDED, new Scope.Open(), TESTING_TYPE_MANAGER)
                .plan(outer, ApiTableHandle.of("loans"), ApiTableHandle.of("borrowers"), ImmutableMap.of("card", "card"), ImmutableSet.of("loan"), ImmutableSet.of("card", "name"), 7)
                .orElseThrow();
    }
}

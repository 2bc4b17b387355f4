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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRequestLedger
{
    private static final CredentialId TOKEN = new CredentialId("token-1");
    private static final ApiRequest REQUEST = new ApiRequest("GET", "GET /books", HttpUrl.get("https://lending.example/books"), new Payload.None(), ImmutableMap.of(), true, "desk", 1);

    private final RequestLedger ledger = new RequestLedger(new TestingTiming());

    @Test
    void testUsersSeeTheirOwnQueries()
    {
        started("q1", "ada", 2);
        started("q2", "eve", 1);
        assertThat(ledger.queriesOf("ada")).extracting(QueryUsage::queryId).containsExactly("q1");
        assertThat(ledger.queriesOf("eve")).singleElement().satisfies(usage -> assertThat(usage.requests()).isEqualTo(1));
        assertThat(ledger.queriesOf("zoe")).isEmpty();
    }

    @Test
    void testAnswersThatCostNothing()
    {
        LedgerEntry entry = ledger.started(REQUEST, context("q1", "ada"), TOKEN);
        assertThat(entry.outcome()).isEmpty();
        entry.answered(304, Optional.empty());
        entry.finished();
        started("q1", "ada", 1);
        QueryUsage usage = ledger.usage(context("q1", "ada"));
        assertThat(usage.requests()).isEqualTo(1);
        assertThat(usage.notModified()).isEqualTo(1);
    }

    @Test
    void testQueriesThatRestAreForgottenFirst()
    {
        started("first", "ada", 1);
        started("second", "ada", 1);
        for (int query = 0; query < 998; query++) {
            started("q" + query, "ada", 1);
        }
        started("first", "ada", 1);
        started("last", "ada", 1);
        assertThat(ledger.queriesOf("ada")).hasSize(1_000).extracting(QueryUsage::queryId).contains("first", "last").doesNotContain("second");
    }

    /**
     * Of a query with very many requests the first are shown, and all are counted; all queries together keep no more than memory allows.
     */
    @Test
    void testMemoryIsBounded()
    {
        for (int query = 0; query < 8; query++) {
            started("q" + query, "ada", 12_000);
        }
        assertThat(ledger.queriesOf("ada")).hasSize(5).allSatisfy(usage -> {
            assertThat(usage.requests()).isEqualTo(12_000);
            assertThat(usage.entries()).hasSize(10_000);
        });
    }

    /**
     * However long a query rests that somebody goes on with, it keeps the same account.
     */
    @Test
    void testQueriesUnderWayAreNotForgotten()
    {
        OpenUsage reader = ledger.open(context("slow", "ada"));
        OpenUsage another = ledger.open(context("slow", "ada"));
        QueryUsage usage = reader.usage();
        another.close();
        another.close();
        started("slow", "ada", 1);
        for (int query = 0; query < 8; query++) {
            started("large" + query, "ada", 12_000);
        }
        for (int query = 0; query < 1_001; query++) {
            started("q" + query, "ada", 1);
        }
        assertThat(ledger.usage(context("slow", "ada"))).isSameAs(usage);
        assertThat(ledger.queriesOf("ada")).hasSize(1_000);

        reader.close();
        for (int query = 0; query < 1_001; query++) {
            started("r" + query, "ada", 1);
        }
        assertThat(ledger.queriesOf("ada")).hasSize(1_000).doesNotContain(usage);
    }

    private void started(String queryId, String user, int requests)
    {
        for (int request = 0; request < requests; request++) {
            ledger.started(REQUEST, context(queryId, user), TOKEN);
        }
    }

    private static RequestContext context(String queryId, String user)
    {
        return new RequestContext(queryId, "books", user, TestingServer.CREDENTIALS, "trace", 0, 120_000, 1_000, 1);
    }
}

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

import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Validators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.http.TestingCalls.await;
import static io.omnisql.connector.http.TestingReuse.FIVE_MINUTES;
import static io.omnisql.connector.http.TestingReuse.REVALIDATE;
import static io.omnisql.connector.http.TestingReuse.assertAnswer;
import static io.omnisql.connector.http.TestingReuse.context;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingServer.OTHER_CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept for a credential is given to no other one, and not to itself once it may do something else.
 */
@Timeout(60)
final class TestReusedRights
{
    private final TestingReuse reuse = new TestingReuse();
    private final TestingCalls calls = reuse.calls();
    private final ReusingSender sender = reuse.sender();

    @AfterEach
    void tearDown()
    {
        reuse.close();
    }

    /**
     * The answer that another query gets shows the rights that its credential has by now.
     */
    @Test
    void testRightsThatChangeWhileQueriesAskAtTheSameTime()
            throws InterruptedException
    {
        calls.server().answers(200, "[7]", "x-desk-rights", "all");
        ApiResponse _ = reuse.execute(reuse.page(2), "query_2", REVALIDATE);
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[]", "x-desk-rights", "some");
        calls.server().answers(200, "[]", "x-desk-rights", "some");
        ApiCall first = sender.execute(calls.books(), context("query_1", CREDENTIALS, REVALIDATE));
        ApiCall second = sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE));
        calls.server().awaitRequests(2);
        permission.complete(null);
        assertAnswer(await(first.response()), "[]", CacheStatus.MISS);
        String _ = TestingCalls.failure(second.response(), ApiErrorCode.SCOPE_CHANGED);
        // nor is it what the query has been answered
        calls.server().answers(200, "[]", "x-desk-rights", "some");
        String _ = TestingCalls.failure(sender.execute(calls.books(), context("query_2", CREDENTIALS, REVALIDATE)).response(), ApiErrorCode.SCOPE_CHANGED);
    }

    @Test
    void testNobodySeesAnswersOfOtherCredentials()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        assertAnswer(await(sender.execute(calls.books(), context("query_1", OTHER_CREDENTIALS, FIVE_MINUTES)).response()), "[2]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "");
    }

    /**
     * A token that may do less is shown fewer rows.
     */
    @Test
    void testRightsThatHaveChanged()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"", "x-desk-rights", "all");
        calls.server().answers(200, "[7]", "x-desk-rights", "some");
        calls.server().answers(200, "[]", "ETag", "\"2\"", "x-desk-rights", "some");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        assertAnswer(reuse.execute(reuse.page(2), "query_2", FIVE_MINUTES), "[7]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_3", FIVE_MINUTES), "[]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "", "");
    }

    @Test
    void testRightsThatChangeInAQuery()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"", "x-desk-rights", "all");
        calls.server().answers(200, "[7]", "x-desk-rights", "some");
        calls.server().answers(200, "[]", "x-desk-rights", "some");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        assertAnswer(reuse.execute("query_2", FIVE_MINUTES), "[1]", CacheStatus.HIT);
        TestingCalls.failure(sender.execute(reuse.page(2), context("query_2", CREDENTIALS, FIVE_MINUTES)).response(), ApiErrorCode.SCOPE_CHANGED);
        // who runs the query again does not meet the old rows
        assertAnswer(reuse.execute("query_3", FIVE_MINUTES), "[]", CacheStatus.MISS);
    }

    /**
     * A credential that the source takes no more may see nothing, whether or not it has ever said what it may do.
     */
    @Test
    void testCredentialThatIsRejected()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"");
        calls.server().answers(401, "");
        calls.server().answers(401, "");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        String _ = TestingCalls.failure(sender.execute(reuse.page(2), context("query_2", CREDENTIALS, FIVE_MINUTES)).response(), ApiErrorCode.CREDENTIAL_REJECTED);
        String _ = TestingCalls.failure(sender.execute(calls.books(), context("query_3", CREDENTIALS, FIVE_MINUTES)).response(), ApiErrorCode.CREDENTIAL_REJECTED);
        // until it does again
        calls.server().answers(200, "[2]", "ETag", "\"2\"");
        assertAnswer(reuse.execute("query_4", FIVE_MINUTES), "[2]", CacheStatus.MISS);
        assertAnswer(reuse.execute("query_5", FIVE_MINUTES), "[2]", CacheStatus.HIT);
    }

    /**
     * It may be the look of a fence that is shown other rights.
     */
    @Test
    void testRightsThatChangeBetweenAPageAndItsLook()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"", "x-desk-rights", "all");
        calls.server().answers(304, "", "x-desk-rights", "some");
        calls.server().answers(200, "[]", "x-desk-rights", "some");
        ApiResponse _ = reuse.execute("query_1", FIVE_MINUTES);
        ApiRequest look = calls.books().unlessUnchanged(new Validators(Optional.of("\"1\""), Optional.empty()));
        TestingCalls.failure(sender.execute(look, context("query_1", CREDENTIALS, FIVE_MINUTES.confirmedNow())).response(), ApiErrorCode.SCOPE_CHANGED);
        assertAnswer(reuse.execute("query_2", FIVE_MINUTES), "[]", CacheStatus.MISS);
    }

    @Test
    void testConfirmationForOtherRights()
    {
        calls.server().answers(200, "[1]", "ETag", "\"1\"", "x-desk-rights", "all");
        calls.server().answers(304, "", "x-desk-rights", "some");
        calls.server().answers(200, "[]", "x-desk-rights", "some");
        ApiResponse _ = reuse.execute("query_1", REVALIDATE);
        assertAnswer(reuse.execute("query_2", REVALIDATE), "[]", CacheStatus.MISS);
        assertThat(reuse.conditions()).containsExactly("", "\"1\"", "");
    }
}

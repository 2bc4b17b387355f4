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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.testing.TestingTiming;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.TRANSIENT;
import static io.omnisql.connector.definition.ResponseMeaning.UNAUTHORIZED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

final class TestNextSteps
{
    private static final RequestRenderer RENDERER = new RequestRenderer(HttpUrl.get("https://desk.example/"), ImmutableMap.of());
    private static final NextSteps STEPS = new NextSteps(new RetrySchedule(4, 500), RENDERER.address());
    private static final ApiRequest BOOKS = RENDERER.page(TestingCalls.BOOK_LIST, TestingCalls.MAIN, ImmutableList.of(), 10, Optional.empty());
    private static final Credential CREDENTIAL = new Credential.BearerToken(new CredentialId("token-1"), "lending.token", "secret");

    @Test
    void testEachMeaning()
    {
        for (ResponseMeaning meaning : ResponseMeaning.values()) {
            NextStep step = after(new Progress(1, 60_000), answered(meaning), Optional.empty());
            switch (meaning) {
                case SUCCESS, MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN, INSUFFICIENT_SCOPE -> assertThat(step).as(meaning.name()).isInstanceOf(NextStep.Answer.class);
                case NOT_MODIFIED, UNEXPECTED -> assertFails(step, BAD_RESPONSE);
                case UNAUTHORIZED -> assertFails(step, CREDENTIAL_EXPIRED);
                case RATE_LIMITED, ENDPOINT_LIMITED -> assertThat(step).isEqualTo(new NextStep.AtOnce(new Progress(2, 60_000)));
                case TRANSIENT -> assertThat(step).isEqualTo(new NextStep.Again(new Progress(2, 59_750), 250, false));
            }
        }
    }

    @Test
    void testRejectedCredential()
    {
        CompletableFuture<Credential> renewal = completedFuture(CREDENTIAL);
        assertThat(after(new Progress(1, 60_000), answered(UNAUTHORIZED), Optional.of(renewal))).isEqualTo(new NextStep.AgainAs(renewal, new Progress(2, 60_000)));
    }

    @Test
    void testAttemptsAndTimeThatAreOver()
    {
        assertFails(after(new Progress(4, 60_000), answered(TRANSIENT), Optional.empty()), SOURCE_UNAVAILABLE);
        assertFails(after(new Progress(1, 250), answered(TRANSIENT), Optional.empty()), SOURCE_UNAVAILABLE);
        assertFails(after(new Progress(4, 60_000), answered(RATE_LIMITED), Optional.empty()), ApiErrorCode.RATE_LIMITED);
        assertFails(after(new Progress(1, 0), answered(RATE_LIMITED), Optional.empty()), ApiErrorCode.RATE_LIMITED);
    }

    /**
     * Connections beside the one that has failed may be dead as well.
     */
    @Test
    void testFailedConnection()
    {
        AttemptResult failed = new AttemptResult.BrokenOff(200, Headers.EMPTY, Optional.empty(), TRANSIENT);
        assertThat(after(new Progress(1, 60_000), failed, Optional.empty())).isEqualTo(new NextStep.Again(new Progress(2, 59_750), 250, true));
    }

    private static NextStep after(Progress progress, AttemptResult result, Optional<CompletableFuture<Credential>> renewal)
    {
        return STEPS.after(BOOKS, new Attempt(CREDENTIAL, progress, result, renewal), 7_000, TestingTiming.START, 0.5);
    }

    private static AttemptResult answered(ResponseMeaning meaning)
    {
        return new AttemptResult.Answered(new ApiResponse(200, Headers.EMPTY, new byte[0], TestingTiming.START, meaning), Optional.empty());
    }

    private static void assertFails(NextStep step, ApiErrorCode code)
    {
        assertThat(((NextStep.Fail) step).failure().getErrorCode()).isEqualTo(code.toErrorCode());
    }
}

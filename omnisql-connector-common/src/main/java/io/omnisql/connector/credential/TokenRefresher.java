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
package io.omnisql.connector.credential;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Has a source give an access token for a refresh token.
 */
public interface TokenRefresher
{
    /**
     * The tokens, or the {@link io.trino.spi.TrinoException} that says why there are none. Gives up after a while.
     *
     * @param onTokenRequest told of every request that is made
     */
    CompletableFuture<Refreshed> refresh(String refreshToken, Runnable onTokenRequest);

    /**
     * @param refreshToken the one that takes the place of the one that was used; empty where that stays valid
     */
    record Refreshed(String accessToken, Optional<String> refreshToken, Duration lifetime)
    {
        public Refreshed
        {
            requireNonNull(accessToken, "accessToken is null");
            requireNonNull(refreshToken, "refreshToken is null");
            checkArgument(lifetime.isPositive(), "lifetime is not positive");
        }

        @Override
        public String toString()
        {
            return "tokens for " + lifetime;
        }
    }
}

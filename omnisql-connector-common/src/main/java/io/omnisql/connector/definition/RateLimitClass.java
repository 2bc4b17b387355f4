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
package io.omnisql.connector.definition;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A budget of requests that the source grants to a credential, and the headers in which it reports what is left.
 *
 * @param resetHeader the header with the moment of refill, in seconds since the epoch
 */
public record RateLimitClass(String name, long requests, long periodSeconds, String limitHeader, String remainingHeader, String resetHeader)
{
    public RateLimitClass
    {
        requireNonNull(name, "name is null");
        checkArgument(requests > 0, "requests must be positive");
        checkArgument(periodSeconds > 0, "periodSeconds must be positive");
        requireNonNull(limitHeader, "limitHeader is null");
        requireNonNull(remainingHeader, "remainingHeader is null");
        requireNonNull(resetHeader, "resetHeader is null");
    }
}

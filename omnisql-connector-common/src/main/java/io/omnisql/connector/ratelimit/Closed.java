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
package io.omnisql.connector.ratelimit;

import static java.util.Objects.requireNonNull;

/**
 * Nothing is sent for a while: who is willing to wait asks again then.
 *
 * @param millis how long, rounded up
 */
public record Closed(Reason reason, long millis)
        implements Admission
{
    public enum Reason
    {
        /**
         * The budget is used up, or the source has refused the credential.
         */
        LIMITED,
        /**
         * As many requests were sent as the source allows in a short time.
         */
        PACED,
        /**
         * The source's host has failed, again and again.
         */
        UNAVAILABLE,
    }

    public Closed
    {
        requireNonNull(reason, "reason is null");
    }
}

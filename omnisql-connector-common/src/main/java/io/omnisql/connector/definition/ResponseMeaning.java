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

/**
 * What a response means, whatever words the source has for it.
 */
public enum ResponseMeaning
{
    SUCCESS,
    /**
     * What was asked for conditionally is as it was.
     */
    NOT_MODIFIED,
    /**
     * The resource does not exist or the credential may not see it.
     */
    MISSING,
    /**
     * The resource has another name now, under which the source still serves it.
     */
    MOVED,
    /**
     * The resource exists and has no such records: the feature is off, or it is empty.
     */
    NO_RECORDS,
    /**
     * The source does not accept a parameter.
     */
    REJECTED,
    UNAUTHORIZED,
    FORBIDDEN,
    /**
     * The credential's token is good, and was not made for such requests, whatever they are about.
     */
    INSUFFICIENT_SCOPE,
    /**
     * The budget of the credential is used up.
     */
    RATE_LIMITED,
    /**
     * This endpoint is asked too fast; others may be asked.
     */
    ENDPOINT_LIMITED,
    /**
     * The same request may succeed a moment later.
     */
    TRANSIENT,
    /**
     * Nothing the engine knows.
     */
    UNEXPECTED;

    /**
     * Whether the source has refused the request for its rate, before it has done anything.
     */
    public boolean isRefusalForRate()
    {
        return this == RATE_LIMITED || this == ENDPOINT_LIMITED;
    }
}

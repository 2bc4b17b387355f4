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
package io.omnisql.connector.testing;

/**
 * What can happen once to any API's answer. Where it is another body, it repeats the headers of the request.
 */
public enum WireFault
{
    /**
     * Too many requests, and when to come back.
     */
    REFUSED_FOR_A_WHILE(true),
    SERVER_ERROR(true),
    CUT_BODY(true),
    RESET(true),
    /**
     * A whole answer that is no JSON.
     */
    NO_JSON(false),
    NOT_FOUND(false),
    /**
     * After which a catalog does without its credential.
     */
    NOT_AUTHENTICATED(false);

    private final boolean passing;

    WireFault(boolean passing)
    {
        this.passing = passing;
    }

    /**
     * Whether the same request is answered if it is sent once more, so that a query has to give its rows.
     */
    public boolean isPassing()
    {
        return passing;
    }
}

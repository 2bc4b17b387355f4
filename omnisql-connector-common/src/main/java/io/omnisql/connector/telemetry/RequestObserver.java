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
package io.omnisql.connector.telemetry;

import io.omnisql.connector.request.ApiRequest;

/**
 * Who is told of the requests of a scan. Thread-safe.
 */
public interface RequestObserver
{
    RequestObserver NOBODY = (_, _, _) -> AttemptObserver.NOBODY;

    /**
     * An attempt that is about to be sent.
     *
     * @param number from 1
     * @param waitNanos how long it has waited for its permit
     */
    AttemptObserver attempt(ApiRequest request, int number, long waitNanos);
}

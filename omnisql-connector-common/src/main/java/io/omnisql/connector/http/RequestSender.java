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

import io.omnisql.connector.request.ApiRequest;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends requests. Thread-safe.
 */
public interface RequestSender
{
    ApiCall execute(ApiRequest request, RequestContext context);

    /**
     * The answer to a request that several scans of a query may need on this node, and that is sent once for all of them.
     */
    ApiCall share(ApiRequest request, RequestContext context);

    /**
     * What a scan of the query has been answered on this node to a request that it shares, if it has.
     */
    default Optional<ApiResponse> shared(ApiRequest request, RequestContext context)
    {
        return Optional.empty();
    }

    /**
     * Takes note that a page which was read fits behind another one, so that it may be given behind that one again.
     *
     * @param version that of the page
     * @param after that of the one in front of it
     */
    default void place(ApiRequest request, RequestContext context, OptionalLong version, OptionalLong after) {}

    /**
     * The answer, where the source need not be asked for it.
     */
    default Optional<ApiResponse> known(ApiRequest request, RequestContext context)
    {
        return Optional.empty();
    }
}

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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.decode.FlagReader;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FeatureSwitch;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Whether the feature of an endpoint is switched off, so that there are no records. What cannot be found out is not off. The source is asked once in a query on each node.
 */
record FeatureState(OpenCalls calls, RequestRenderer renderer)
{
    FeatureState
    {
        requireNonNull(calls, "calls is null");
        requireNonNull(renderer, "renderer is null");
    }

    /**
     * The page without records, if the feature is off.
     */
    CompletableFuture<Optional<FetchedPage>> off(EndpointDefinition endpoint)
    {
        return endpoint.feature()
                .map(feature -> calls.share(request(endpoint, feature)).thenApply(response -> none(feature, response)))
                .orElseGet(() -> completedFuture(Optional.empty()));
    }

    /**
     * The same, where the source has been asked already.
     */
    Optional<FetchedPage> knownToBeOff(EndpointDefinition endpoint)
    {
        return endpoint.feature().flatMap(feature -> calls.shared(request(endpoint, feature)).flatMap(response -> none(feature, response)));
    }

    private ApiRequest request(EndpointDefinition endpoint, FeatureSwitch feature)
    {
        return renderer.resource(endpoint, feature.path(), ImmutableMap.of());
    }

    private static Optional<FetchedPage> none(FeatureSwitch feature, ApiResponse response)
    {
        boolean isOff = response.meaning() == ResponseMeaning.SUCCESS && FlagReader.read(response.body(), feature.pointer()).filter(isOn -> !isOn).isPresent();
        return isOff ? Optional.of(FetchedPage.none(response.receivedAt())) : Optional.empty();
    }
}

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

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.decode.GraphQlAnswer;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.request.RequestRenderer;

import java.util.List;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;

/**
 * Tells whether more pages follow behind those of an answer, of its keys or of those that are nested in its records. Pure.
 */
record FollowingPages(KeyGroup group, GraphQlRecords records)
{
    FollowingPages
    {
        requireNonNull(group, "group is null");
        requireNonNull(records, "records is null");
    }

    /**
     * @param prefix with which the names of the query begin
     */
    boolean follow(ApiResponse response, List<BatchRequest> requests, String prefix)
    {
        if (group.counts()) {
            return false;
        }
        GraphQlAnswer found = GraphQlAnswer.read(response.body());
        return IntStream.range(0, requests.size()).anyMatch(index -> {
            JsonNode data = found.found(RequestRenderer.alias(prefix, index));
            return data.isObject() && (followNested(data) || follow(records.page(data, requests.get(index).key().values())));
        });
    }

    private boolean followNested(JsonNode data)
    {
        return group.nested().isPresent() && data.findValues("hasNextPage").stream().anyMatch(JsonNode::asBoolean);
    }

    private static boolean follow(GraphQlPage page)
    {
        return page instanceof GraphQlPage.Found told && told.cursor().isPresent();
    }
}

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
package io.omnisql.connector.request;

import okhttp3.HttpUrl;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Where a source is: what lies outside is none of its API, and gets no credential.
 *
 * @param base the root of its API
 * @param graphQl where it answers GraphQL queries, if it does
 */
public record SourceAddress(HttpUrl base, HttpUrl graphQl)
{
    public SourceAddress
    {
        requireNonNull(base, "base is null");
        requireNonNull(graphQl, "graphQl is null");
    }

    /**
     * Whether a link that the source sent leads to the source itself, so that the credential may follow it.
     */
    public boolean isSameOrigin(HttpUrl link)
    {
        return Stream.of(base, graphQl).anyMatch(own -> link.scheme().equals(own.scheme()) && link.host().equals(own.host()) && link.port() == own.port());
    }

    /**
     * Whether GraphQL queries are answered there.
     */
    public boolean isQuery(HttpUrl requested)
    {
        return requested.equals(graphQl);
    }

    /**
     * Whether a link leads to the source's API, and not to another page of the same host.
     */
    public boolean isWithinSource(HttpUrl link)
    {
        List<String> root = base.pathSegments().stream().filter(segment -> !segment.isEmpty()).collect(toImmutableList());
        List<String> path = link.pathSegments();
        return isSameOrigin(link) && path.size() > root.size() && path.subList(0, root.size()).equals(root);
    }
}

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
package io.omnisql.simulator.github;

import io.omnisql.simulator.http.QueryParameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.net.UrlEscapers.urlFormParameterEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Builds a {@code Link} header. The parameters of the request come along in their order, but for its position, and
 * escaped anew: a comma or a colon that was sent as such comes back as {@code %2C} or {@code %3A}.
 */
final class LinkHeader
{
    private static final List<String> POSITION = List.of("page", "after", "before");

    private final String address;
    private final String parameters;
    private final List<String> links = new ArrayList<>();

    LinkHeader(String address, String queryString)
    {
        this.address = requireNonNull(address, "address is null");
        StringBuilder kept = new StringBuilder();
        QueryParameters.parse(queryString).values().forEach((name, value) -> {
            if (!POSITION.contains(name)) {
                kept.append(escape(name)).append('=').append(escape(value)).append('&');
            }
        });
        this.parameters = kept.toString();
    }

    LinkHeader add(String relation, String position)
    {
        links.add("<" + address + "?" + parameters + position + ">; rel=\"" + relation + "\"");
        return this;
    }

    private static String escape(String text)
    {
        return urlFormParameterEscaper().escape(text);
    }

    /**
     * Empty where there is nothing to link to, since then the header is absent.
     */
    Optional<String> render()
    {
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }
}

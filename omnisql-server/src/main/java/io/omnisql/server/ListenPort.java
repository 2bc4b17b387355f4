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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.nio.file.Path;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A port that a server listens on, and the property that names it.
 */
public record ListenPort(String property, int number)
{
    private static final String HTTP = "http-server.http.port";
    private static final int DEFAULT_HTTP = 8080;
    private static final String HTTPS = "http-server.https.port";
    private static final int DEFAULT_HTTPS = 8443;

    public ListenPort
    {
        requireNonNull(property, "property is null");
    }

    /**
     * All that are listened on, that of plain http first; at least one.
     */
    static ImmutableList<ListenPort> in(Path file, ImmutableMap<String, String> config, EnvironmentReferences references)
    {
        boolean https = isEnabled(config, "http-server.https.enabled", false, references);
        // with neither the server does not start, and says so itself
        boolean http = isEnabled(config, "http-server.http.enabled", true, references) || !https;
        ImmutableList.Builder<ListenPort> ports = ImmutableList.builder();
        if (http) {
            ports.add(of(HTTP, DEFAULT_HTTP, file, config, references));
        }
        if (https) {
            ports.add(of(HTTPS, DEFAULT_HTTPS, file, config, references));
        }
        return ports.build();
    }

    boolean isPlain()
    {
        return property.equals(HTTP);
    }

    private static boolean isEnabled(ImmutableMap<String, String> config, String property, boolean otherwise, EnvironmentReferences references)
    {
        return Optional.ofNullable(config.get(property))
                .map(value -> Boolean.parseBoolean(references.resolve(value)))
                .orElse(otherwise);
    }

    private static ListenPort of(String property, int otherwise, Path file, ImmutableMap<String, String> config, EnvironmentReferences references)
    {
        return new ListenPort(property, Optional.ofNullable(config.get(property))
                .map(value -> PortCheck.parse("%s in %s:".formatted(property, file), references.resolve(value)))
                .orElse(otherwise));
    }
}

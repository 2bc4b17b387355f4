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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What a client says of itself and of its session, beside its user.
 *
 * @param sessionUser who it wants to be
 * @param properties of the session, of the engine or with a catalog's name in front
 * @param roles by catalog
 */
record ClientClaims(Optional<String> sessionUser, Map<String, String> properties, Map<String, String> roles, Map<String, String> credentials, Set<String> tags, String source)
{
    static final ClientClaims NONE = new ClientClaims(Optional.empty(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableSet.of(), "attack");

    ClientClaims
    {
        requireNonNull(sessionUser, "sessionUser is null");
        properties = ImmutableMap.copyOf(properties);
        roles = ImmutableMap.copyOf(roles);
        credentials = ImmutableMap.copyOf(credentials);
        tags = ImmutableSet.copyOf(tags);
        requireNonNull(source, "source is null");
    }

    static ClientClaims property(String name, String value)
    {
        return new ClientClaims(Optional.empty(), ImmutableMap.of(name, value), ImmutableMap.of(), ImmutableMap.of(), ImmutableSet.of(), "attack");
    }

    static ClientClaims as(String sessionUser)
    {
        return new ClientClaims(Optional.of(sessionUser), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableSet.of(), "attack");
    }

    static ClientClaims role(String catalog, String role)
    {
        return new ClientClaims(Optional.empty(), ImmutableMap.of(), ImmutableMap.of(catalog, role), ImmutableMap.of(), ImmutableSet.of(), "attack");
    }

    static ClientClaims credential(String name, String value)
    {
        return new ClientClaims(Optional.empty(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(name, value), ImmutableSet.of(), "attack");
    }

    static ClientClaims tagged(String tag, String source)
    {
        return new ClientClaims(Optional.empty(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableSet.of(tag), source);
    }
}

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

import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import okhttp3.HttpUrl;

import static java.util.Objects.requireNonNull;

/**
 * A source for which a {@link FixtureServer} stands. Whoever extends it says what the server has, from the source's own description and never from the definition, so that both do not share a misreading.
 */
public abstract class FixtureSource
        implements TestedSource
{
    private final SourceDefinition definition;
    private final Module module;
    private final FixtureServer server;
    private final String secret;

    protected FixtureSource(SourceDefinition definition, Module module, FixtureServer server, String secret)
    {
        this.definition = requireNonNull(definition, "definition is null");
        this.module = requireNonNull(module, "module is null");
        this.server = requireNonNull(server, "server is null");
        this.secret = requireNonNull(secret, "secret is null");
    }

    protected final FixtureServer server()
    {
        return server;
    }

    @Override
    public final SourceDefinition definition()
    {
        return definition;
    }

    @Override
    public final Module module()
    {
        return module;
    }

    /**
     * The root of the server, if the API is not below it.
     */
    @Override
    public HttpUrl apiUri()
    {
        return server.apiUri();
    }

    @Override
    public final String secret()
    {
        return secret;
    }

    @Override
    public final void close()
    {
        server.close();
    }
}

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

import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.ApiPlugin;
import io.omnisql.connector.LoginConfig;
import io.omnisql.connector.definition.SourceDefinition;
import okhttp3.HttpUrl;

import java.util.Map;

/**
 * A source that is read with a login, as {@link LoginConfig} has it. Neither the name nor the password may be printed, as either may be a key; so both hold the secret.
 */
public abstract class LoginFixture
        extends FixtureSource
{
    private static final String SECRET = "canary-login";
    private static final String USER = SECRET + "-user";
    // a letter that is one byte in Latin-1 and two in UTF-8
    private static final String PASSWORD = SECRET + "-p\u00e4ssword";

    protected LoginFixture(ApiPlugin plugin)
    {
        this(plugin.source(), plugin.module());
    }

    /**
     * @param module which has the settings of {@link LoginConfig}
     */
    protected LoginFixture(SourceDefinition definition, Module module)
    {
        super(definition, module, FixtureServer.startWithLogin(USER, PASSWORD), SECRET);
    }

    /**
     * The settings of a catalog that asks the server without a proxy between them.
     */
    public final Map<String, String> catalog()
    {
        return catalog(apiUri());
    }

    @Override
    public final Map<String, String> catalog(HttpUrl apiUri)
    {
        String name = definition().name();
        return ImmutableMap.of(name + ".uri", apiUri.toString(), name + ".user", USER, name + ".password", PASSWORD);
    }
}

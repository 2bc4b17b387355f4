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
package io.omnisql.connector;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Where a catalog's source is, and as whom it is read. The names of the settings begin with the source's.
 */
public class LoginConfig
{
    private String uri;
    private String user;
    private String password;

    @NotNull
    public String getUri()
    {
        return uri;
    }

    @Config("uri")
    @ConfigDescription("Root of the source's API")
    public LoginConfig setUri(String uri)
    {
        this.uri = uri;
        return this;
    }

    @NotNull
    @Pattern(regexp = "[^:\\p{Cntrl}]+", message = "must be a user name, without colons")
    public String getUser()
    {
        return user;
    }

    @Config("user")
    @ConfigDescription("Name of the account that reads")
    public LoginConfig setUser(String user)
    {
        this.user = user;
        return this;
    }

    @NotNull
    @Pattern(regexp = "\\P{Cntrl}+", message = "must be a password in one line")
    public String getPassword()
    {
        return password;
    }

    @Config("password")
    @ConfigDescription("Its password")
    @ConfigSecuritySensitive
    public LoginConfig setPassword(String password)
    {
        this.password = password;
        return this;
    }

    @AssertTrue(message = "uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only")
    public boolean isUriSound()
    {
        return uri == null || SourceUri.isSound(uri);
    }
}

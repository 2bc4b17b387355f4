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
package io.omnisql.github;

import io.omnisql.connector.definition.QueryParameter;

import static io.omnisql.connector.definition.QueryParameter.query;

/**
 * Query parameters that several tables share.
 */
final class GitHubParameters
{
    /**
     * The source takes a slug in any case, and spells it in small letters.
     */
    static final String SLUG = "[^A-Z]*";

    private GitHubParameters() {}

    /**
     * A parameter that takes a login. Logins of apps hold brackets, and content of deleted accounts is shown under a login that did not write it: neither is sent.
     */
    static QueryParameter login(String name)
    {
        return query(name).matching("[A-Za-z0-9_-]+").except("none", "ghost");
    }

    /**
     * A parameter that takes an e-mail address. One with characters that mean something in a pattern is not sent, as the source may look for commits by patterns.
     */
    static QueryParameter email(String name)
    {
        return query(name).matching("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+");
    }

    /**
     * A parameter that takes the name of something; a comma separates names, and a star or "none" is no name.
     */
    static QueryParameter label(String name)
    {
        return query(name).matching("[^,\\s]([^,]*[^,\\s])?").except("none", "*");
    }
}

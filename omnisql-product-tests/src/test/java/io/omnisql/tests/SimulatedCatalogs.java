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
package io.omnisql.tests;

import java.net.URI;

/**
 * The properties of catalogs of simulated sources, for tests that may add some.
 */
final class SimulatedCatalogs
{
    private SimulatedCatalogs() {}

    static String gitHub(URI simulator, String token)
    {
        return """
               connector.name=omnisql_github
               omnisql.tenant=acme
               github.api-uri=%s
               github.token=%s
               github.organizations=acme
               """.formatted(simulator, token);
    }

    static String jira(URI simulator, String token)
    {
        return """
               connector.name=omnisql_jira
               omnisql.tenant=acme
               jira.uri=%s
               jira.email=ada@acme.example
               jira.api-token=%s
               """.formatted(simulator, token);
    }
}

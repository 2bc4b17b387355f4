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

import java.net.URI;

import static java.util.Objects.requireNonNull;

/**
 * Tells how to reach a server that asks for no password.
 */
public record HowToConnect(URI server, String schema)
{
    public HowToConnect
    {
        requireNonNull(server, "server is null");
        requireNonNull(schema, "schema is null");
    }

    public String text()
    {
        String jdbc = "jdbc:trino://%s:%s%s".formatted(server.getHost(), server.getPort(), schema.isEmpty() ? "" : "/" + schema);
        return """
               Ready. Connect by
                 command line  ./omnisql sql --server %1$s "SHOW CATALOGS"
                 JDBC          %2$s  (any user name, no password)
                 web UI        %1$s/ui/  (any user name)
               """.formatted(server, jdbc);
    }
}

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
package io.omnisql.server.cluster;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The secret by which the nodes of one run trust one another, and from which they make their certificates. Nodes get it in their environment:
 * it stands in no file and on no command line.
 */
final class ClusterSecret
{
    private static final String VARIABLE = "OMNISQL_CLUSTER_SECRET";
    private static final int BYTES = 64;

    private final String value;

    private ClusterSecret(String value)
    {
        this.value = requireNonNull(value, "value is null");
    }

    static ClusterSecret create()
    {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ClusterSecret(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * How a node's properties refer to it.
     */
    static String reference()
    {
        return "${ENV:%s}".formatted(VARIABLE);
    }

    void addTo(Map<String, String> environment)
    {
        environment.put(VARIABLE, value);
    }

    @Override
    public String toString()
    {
        return reference();
    }
}

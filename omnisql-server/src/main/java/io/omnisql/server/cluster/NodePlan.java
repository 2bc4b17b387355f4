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

import io.omnisql.server.NodeOverrides;

import static java.util.Objects.requireNonNull;

/**
 * One node to be started: what it is called, here and among the nodes of the cluster, and what it has otherwise than the others.
 */
record NodePlan(String name, String nodeId, int port, NodeOverrides overrides)
{
    NodePlan
    {
        requireNonNull(name, "name is null");
        requireNonNull(nodeId, "nodeId is null");
        requireNonNull(overrides, "overrides is null");
    }
}

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

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What nodes have to know of the cluster to read a part of a query, as its coordinator has seen it: splits and index handles carry it.
 *
 * @param nodes among how many nodes the limits of a credential are shared
 * @param cacheEpoch since when the answers count that nodes have kept
 */
public record ClusterView(int nodes, long cacheEpoch)
{
    /**
     * A node by itself, on which nothing was flushed.
     */
    public static final ClusterView SINGLE_NODE = new ClusterView(1, 0);

    public ClusterView
    {
        checkArgument(nodes > 0, "nodes must be positive");
    }
}

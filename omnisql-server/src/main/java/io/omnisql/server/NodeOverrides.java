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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import static java.util.Objects.requireNonNull;

/**
 * What one of several nodes over the same configuration has otherwise than that says: properties and JVM flags that win over the configuration's.
 * They stand on a command line, so no secret belongs here but by reference.
 */
public record NodeOverrides(ImmutableMap<String, String> properties, ImmutableList<String> jvmFlags)
{
    public static final NodeOverrides NONE = new NodeOverrides(ImmutableMap.of(), ImmutableList.of());

    public NodeOverrides
    {
        requireNonNull(properties, "properties is null");
        requireNonNull(jvmFlags, "jvmFlags is null");
    }
}

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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableSet;
import io.omnisql.server.LauncherException;
import io.omnisql.server.Options;

import java.util.List;

/**
 * What was asked of the demo: to stay after its queries, and to compare itself with a bare start of the same server.
 */
record DemoOptions(int port, boolean keep, boolean measure, boolean tenants)
{
    private static final int DEFAULT_PORT = 8080;

    static DemoOptions parse(List<String> arguments)
    {
        Options options = Options.parse(arguments, ImmutableSet.of("--port"), ImmutableSet.of("--keep", "--measure", "--tenants"));
        if (options.has("--keep") && options.has("--measure")) {
            throw new LauncherException("--measure ends its servers itself: leave out --keep");
        }
        if (options.has("--tenants") && options.has("--measure")) {
            throw new LauncherException("--measure is about the demo of one tenant: leave out --tenants");
        }
        return new DemoOptions(
                options.port("--port").orElse(DEFAULT_PORT),
                options.has("--keep"),
                options.has("--measure"),
                options.has("--tenants"));
    }
}

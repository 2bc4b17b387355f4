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

import io.omnisql.server.ServerAssembly;

import java.net.URI;
import java.nio.file.Path;

record DemoSimulators(URI github)
        implements AutoCloseable
{
    static DemoSimulators start(ServerAssembly assembly, Path directory)
    {
        return new DemoSimulators(URI.create("http://127.0.0.1:1"));
    }

    void awaitReady() {}

    @Override
    public void close() {}
}

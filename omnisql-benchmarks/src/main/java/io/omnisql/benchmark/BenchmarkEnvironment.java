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
package io.omnisql.benchmark;

import io.omnisql.server.ServerAssembly;

import java.io.PrintStream;
import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * What a benchmark runs in.
 *
 * @param home the root of the clone
 * @param progress where it says what it is doing
 */
record BenchmarkEnvironment(Path home, ServerAssembly assembly, PrintStream progress)
{
    BenchmarkEnvironment
    {
        requireNonNull(home, "home is null");
        requireNonNull(assembly, "assembly is null");
        requireNonNull(progress, "progress is null");
    }
}

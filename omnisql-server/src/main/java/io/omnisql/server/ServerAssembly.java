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

import java.nio.file.Files;
import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * The directory Maven assembles a server in: {@code lib}, {@code plugin}, {@code launcher} and {@code cli}.
 */
public record ServerAssembly(Path directory)
{
    public ServerAssembly
    {
        requireNonNull(directory, "directory is null");
    }

    public static ServerAssembly at(Path directory)
    {
        ServerAssembly assembly = new ServerAssembly(directory.toAbsolutePath());
        if (!Files.isDirectory(assembly.plugins())) {
            throw new LauncherException("There is no server in %s: run ./omnisql demo, or ./mvnw package".formatted(directory));
        }
        return assembly;
    }

    public String classPath()
    {
        return directory.resolve("lib") + "/*";
    }

    public String launcherClassPath()
    {
        return directory.resolve("launcher") + "/*";
    }

    public Path plugins()
    {
        return directory.resolve("plugin");
    }

    public Path commandLineJar()
    {
        return directory.resolve("cli/trino-cli.jar");
    }

    public ClassArchive classArchive()
    {
        return ClassArchive.in(directory);
    }
}

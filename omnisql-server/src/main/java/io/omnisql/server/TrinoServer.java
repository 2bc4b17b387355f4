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

import io.trino.server.Server;

import java.nio.file.Path;

import static java.util.Objects.requireNonNullElse;

/**
 * The main class of a Trino node, started with the assembled {@code lib} directory as class path.
 * Given {@code omnisql.parent-process}, the node ends when that process has ended, in whatever way: a killed launcher leaves no server behind.
 * Given {@code omnisql.shared-configuration}, its {@code config.properties} is a coordinator's as well, and may hold what only a coordinator knows.
 */
public final class TrinoServer
{
    static final String PARENT_PROCESS = "omnisql.parent-process";
    public static final String SHARED_CONFIGURATION = "omnisql.shared-configuration";

    private static final String CONFIG = "config";

    private TrinoServer() {}

    public static void main(String[] args)
    {
        Long parent = Long.getLong(PARENT_PROCESS);
        if (parent != null) {
            endWith(parent);
        }
        if (Boolean.getBoolean(SHARED_CONFIGURATION)) {
            takeSharedConfiguration();
        }
        String version = Server.class.getPackage().getImplementationVersion();
        new Server().start(requireNonNullElse(version, "unknown"));
    }

    // Trino refuses properties of its file that nothing uses, but not system properties
    private static void takeSharedConfiguration()
    {
        ConfigurationFile.ofServer(Path.of(System.clearProperty(CONFIG))).properties().forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private static void endWith(long pid)
    {
        ProcessHandle.of(pid).ifPresentOrElse(
                parent -> Thread.ofPlatform().daemon().name("parent-process").start(() -> haltAfter(parent)),
                () -> System.exit(1));
    }

    private static void haltAfter(ProcessHandle parent)
    {
        parent.onExit().join();
        // no shutdown hooks: nobody is left to wait for them
        Runtime.getRuntime().halt(1);
    }
}

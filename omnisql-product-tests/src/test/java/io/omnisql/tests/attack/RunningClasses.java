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
package io.omnisql.tests.attack;

import com.google.common.base.Splitter;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Everything on a class path, as a number that is another one as soon as any of it changes.
 */
final class RunningClasses
{
    private RunningClasses() {}

    /**
     * @param classPath of directories and archives; entries that are not there count as nothing
     */
    static String hash(String classPath)
    {
        Hasher hasher = Hashing.sha256().newHasher();
        try {
            for (String entry : Splitter.on(File.pathSeparator).omitEmptyStrings().split(classPath)) {
                Path root = Path.of(entry);
                for (Path file : files(root)) {
                    hasher.putString(root.relativize(file).toString(), UTF_8).putLong(Files.size(file)).putBytes(Files.readAllBytes(file));
                }
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException("The classes cannot be read", e);
        }
        return hasher.hash().toString();
    }

    private static List<Path> files(Path root)
            throws IOException
    {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().collect(toImmutableList());
        }
    }
}

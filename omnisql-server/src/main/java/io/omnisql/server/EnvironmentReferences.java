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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.regex.Matcher.quoteReplacement;
import static java.util.stream.Collectors.joining;

/**
 * The environment a configuration refers to by <code>${ENV:NAME}</code>. Variables that nobody has set are told all at once,
 * before the server reports each as a configuration error.
 */
record EnvironmentReferences(ImmutableMap<String, String> environment)
{
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([^}]+)}");

    EnvironmentReferences
    {
        requireNonNull(environment, "environment is null");
    }

    String resolve(String value)
    {
        return REFERENCE.matcher(value).replaceAll(reference -> quoteReplacement(environment.getOrDefault(reference.group(1), reference.group())));
    }

    void requireSet(Path etc)
    {
        ImmutableSortedMap<String, String> unset = find(etc, name -> !environment.containsKey(name));
        if (unset.isEmpty()) {
            return;
        }
        throw new LauncherException(unset.entrySet().stream()
                .map(entry -> "The environment variable %s is not set, and %s needs it: export %s=…, or remove the file".formatted(entry.getKey(), entry.getValue(), entry.getKey()))
                .collect(joining("\n")));
    }

    private static ImmutableSortedMap<String, String> find(Path etc, Predicate<String> missing)
    {
        Map<String, String> fileByVariable = new TreeMap<>();
        try (Stream<Path> files = Files.walk(etc)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".properties")).sorted().collect(toImmutableList())) {
                ConfigurationFile.ofServer(file).lines().stream()
                        .flatMap(line -> REFERENCE.matcher(line).results())
                        .map(result -> result.group(1))
                        .filter(missing)
                        .forEach(name -> fileByVariable.putIfAbsent(name, file.toString()));
            }
        }
        catch (IOException | UncheckedIOException e) {
            throw new LauncherException("Cannot read the configuration in %s: %s".formatted(etc, e), e);
        }
        return ImmutableSortedMap.copyOf(fileByVariable);
    }
}

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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import io.omnisql.tests.attack.Verdict.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Maps.uniqueIndex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Files of what came of attacks, one for each target and settings, so that a run that was ended goes on where it was.
 *
 * @param directory of what is made by the same classes in the same way
 */
record KeptResults(Path directory)
{
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Attack> ATTACKS = uniqueIndex(Attacks.ALL, Attack::toString);

    KeptResults
    {
        requireNonNull(directory, "directory is null");
    }

    /**
     * Of runs of the classes that run now, which attack a target in the same way: which targets and settings are selected makes no difference.
     */
    static KeptResults ofThisRun(Path directory, Properties properties)
    {
        String how = properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(AttackSelection.PREFIX) && !name.equals(AttackSelection.TARGETS) && !name.equals(AttackSelection.SETTINGS))
                .sorted()
                .map(name -> "%s=%s".formatted(name, properties.getProperty(name)))
                .collect(joining("\n"));
        String classes = RunningClasses.hash(properties.getProperty("java.class.path"));
        return new KeptResults(directory.resolve(Hashing.sha256().hashString("%s %s".formatted(classes, how), UTF_8).toString()));
    }

    Optional<TargetResult> read(ClusterSettings settings, String target)
            throws IOException
    {
        Path file = file(settings.name(), target);
        return Files.exists(file) ? Optional.of(MAPPER.readValue(file.toFile(), Kept.class).result()) : Optional.empty();
    }

    /**
     * As a whole, or not at all.
     */
    void write(TargetResult result)
            throws IOException
    {
        Path file = file(result.settings(), result.target());
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.createDirectories(file.getParent());
        MAPPER.writeValue(unfinished.toFile(), Kept.of(result));
        Files.move(unfinished, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private Path file(String settings, String target)
    {
        return directory.resolve(fileName(settings)).resolve(fileName(target) + ".json");
    }

    private static String fileName(String name)
    {
        return name.replaceAll("[^A-Za-z]+", "-");
    }

    private record Kept(String settings, String target, List<KeptAttack> attacks, GeneratedAttacks generated)
    {
        static Kept of(TargetResult result)
        {
            return new Kept(result.settings(), result.target(), result.attacks().stream().map(KeptAttack::of).collect(toImmutableList()), result.generated());
        }

        TargetResult result()
        {
            return new TargetResult(settings, target, attacks.stream().map(KeptAttack::result).collect(toImmutableList()), generated);
        }
    }

    /**
     * @param problems one or none
     */
    private record KeptAttack(String attack, PolicyLayer layer, Map<Protection, Outcome> outcomes, boolean silent, List<String> problems)
    {
        static KeptAttack of(AttackResult result)
        {
            return new KeptAttack(result.attack().toString(), result.layer(), result.outcomes(), result.silent(), result.problem().stream().collect(toImmutableList()));
        }

        AttackResult result()
        {
            return new AttackResult(ATTACKS.get(attack), layer, outcomes, silent, problems.stream().findFirst());
        }
    }
}

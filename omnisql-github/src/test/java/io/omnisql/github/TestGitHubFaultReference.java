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
package io.omnisql.github;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.connector.testing.ReferenceChecks.assertGenerated;
import static io.omnisql.connector.testing.ReferenceChecks.replaced;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation has the fault matrix as it is declared.
 */
final class TestGitHubFaultReference
{
    private static final Path DOCUMENTATION = Path.of("../docs/reliability.md");

    @Test
    void testDocumentation()
            throws IOException
    {
        assertGenerated(DOCUMENTATION, replaced(Files.readString(DOCUMENTATION), "faults", FaultReference.markdown()));
    }

    /**
     * F37 is no matter of one source's scans.
     */
    @Test
    void testEveryFaultOfTheListIsThere()
    {
        Set<String> ids = Stream.concat(FaultRows.ALL.stream().map(FaultRow::id), FaultElsewhere.ALL.stream().map(FaultElsewhere::id)).collect(toSet());
        for (int number = 1; number <= 40; number++) {
            if (number != 37) {
                assertThat(ids).contains("F%02d".formatted(number));
            }
        }
    }

    @Test
    void testTestsElsewhereAreThere()
            throws IOException
    {
        Set<String> classes = new HashSet<>();
        for (String module : List.of("connector-common", "github", "product-tests", "simulators")) {
            classes.addAll(classes(Path.of("../omnisql-%s/src/test/java".formatted(module))));
        }
        assertThat(FaultElsewhere.ALL.stream().flatMap(row -> row.tests().stream())).allSatisfy(test -> assertThat(classes).contains(test));
    }

    private static Set<String> classes(Path directory)
            throws IOException
    {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> file.getFileName().toString().replace(".java", "")).collect(toSet());
        }
    }
}

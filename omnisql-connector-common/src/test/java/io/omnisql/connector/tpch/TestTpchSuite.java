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
package io.omnisql.connector.tpch;

import io.trino.testing.AbstractTestIndexedQueries;
import io.trino.testing.BaseConnectorTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ARCHITECTURE.md says of Trino's own suite is how it is run: each behaviour that is not declared, and each test that is not the suite's own, stands there with its reason.
 */
final class TestTpchSuite
{
    private static final Path ARCHITECTURE = Path.of("../ARCHITECTURE.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void testBehavioursThatAreNotDeclared()
            throws IOException
    {
        assertThat(named("SUPPORTS_")).containsExactlyInAnyOrderElementsOf(TpchBehaviors.unsupported().stream().map(Enum::name).toList());
    }

    @Test
    void testTestsThatAreNotTheSuitesOwn()
            throws IOException
    {
        List<String> overridden = Stream.of(TestTpchConnectorTest.class, TestTpchIndexedQueries.class)
                .flatMap(suite -> Stream.of(suite.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class) || isTestOf(suite.getSuperclass(), method)))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .toList();
        assertThat(named("TestTpch")).containsExactlyInAnyOrderElementsOf(overridden);
    }

    /**
     * One that is overridden without the annotation is a test no more.
     */
    private static boolean isTestOf(Class<?> suite, Method method)
    {
        return Stream.of(suite.getMethods())
                .filter(own -> own.isAnnotationPresent(Test.class))
                .anyMatch(own -> own.getName().equals(method.getName()));
    }

    /**
     * Queries that look nothing up are those of tests that the suite has.
     */
    @Test
    void testQueriesThatAreNotIndexable()
            throws IOException
    {
        assertThat(Stream.of(AbstractTestIndexedQueries.class.getDeclaredMethods()).map(Method::getName)).containsAll(TestTpchIndexedQueries.NOT_INDEXABLE);
        assertThat(named("test")).containsExactlyInAnyOrderElementsOf(TestTpchIndexedQueries.NOT_INDEXABLE);
    }

    /**
     * Both suites are whole: a class that hid some of their tests would not be theirs.
     */
    @Test
    void testSuites()
    {
        assertThat(TestTpchConnectorTest.class.getSuperclass()).isEqualTo(BaseConnectorTest.class);
        assertThat(TestTpchIndexedQueries.class.getSuperclass()).isEqualTo(AbstractTestIndexedQueries.class);
    }

    /**
     * The names in the first cells of the tables.
     */
    private static List<String> named(String prefix)
            throws IOException
    {
        String document = Files.readString(ARCHITECTURE);
        String section = document.substring(document.indexOf("\n## Trino's own suite\n") + 1);
        int end = section.indexOf("\n## ", 1);
        return (end < 0 ? section : section.substring(0, end)).lines()
                .filter(line -> line.startsWith("| `" + prefix))
                .flatMap(line -> NAME.matcher(line.substring(0, line.indexOf('|', 1))).results().map(match -> match.group(1)))
                .collect(toImmutableList());
    }
}

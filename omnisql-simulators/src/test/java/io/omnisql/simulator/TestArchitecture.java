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
package io.omnisql.simulator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulator knows its source's description and nothing of what reads from it, so that both cannot share a misreading.
 */
final class TestArchitecture
{
    private static final String SIMULATOR = "io.omnisql.simulator";
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(SIMULATOR);

    @Test
    void testClassesAreRead()
    {
        assertThat(CLASSES.size()).isGreaterThan(80);
    }

    @Test
    void testSimulatorsKnowNoConnector()
    {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage(
                SIMULATOR + "..",
                "java..",
                "javax.net..",
                "com.fasterxml.jackson..",
                "com.google.common..",
                "com.google.errorprone.annotations..",
                "graphql..",
                "mockwebserver3..",
                "okhttp3..",
                "okio..",
                "kotlin..").check(CLASSES);
    }

    @Test
    void testOnlySourcesKnowWhatTheyAreMadeOf()
    {
        assertIndependent("http", "company", "contract", "github", "jira");
        assertIndependent("company", "http", "contract", "github", "jira");
        assertIndependent("contract", "company", "github", "jira");
        assertIndependent("github", "jira");
        assertIndependent("jira", "github");
        assertIndependent("jira.jql", "http", "company", "contract");
    }

    @Test
    void testNoSharedState()
    {
        assertThat(CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC) && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getFullName)).isEmpty();
    }

    @Test
    void testNames()
    {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName)).noneMatch(name -> name.matches(".*(Helper|Utils?|Service|Impl|Data|Info|Manager)|Abstract.*"));
    }

    private static void assertIndependent(String name, String... others)
    {
        String[] packages = Stream.of(others).map(other -> SIMULATOR + "." + other + "..").toArray(String[]::new);
        noClasses().that().resideInAPackage(SIMULATOR + "." + name + "..").should().dependOnClassesThat().resideInAnyPackage(packages).check(CLASSES);
    }
}

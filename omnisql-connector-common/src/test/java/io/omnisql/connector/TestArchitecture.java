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
package io.omnisql.connector;

import com.google.common.base.Splitter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages of the engine are the stages of a query, and know only those that ARCHITECTURE.md says.
 */
final class TestArchitecture
{
    private static final String ENGINE = "io.omnisql.connector";
    private static final Pattern FORBIDDEN_NAME = Pattern.compile(".*(Helper|Utils?|Service|Impl|Data|Info)|Abstract.*");
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ENGINE);

    @Test
    void testClassesAreRead()
    {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void testDefinitionKnowsNobody()
    {
        assertIndependent("definition", "planning", "scan", "request", "http", "cache", "ratelimit", "decode", "credential", "system", "reference", "error");
        noClasses().that().resideInAPackage(ENGINE + ".definition").should().dependOnClassesThat().resideInAnyPackage("io.trino..", "okhttp3..").check(CLASSES);
    }

    @Test
    void testPlanningSendsNothing()
    {
        assertIndependent("planning", "http", "cache", "ratelimit", "scan", "credential", "system", "reference");
    }

    @Test
    void testRequestsAndRecordsAreIndependentOfTheirUse()
    {
        assertIndependent("request", "planning", "http", "ratelimit", "scan", "decode", "credential", "system", "reference");
        assertIndependent("decode", "planning", "http", "ratelimit", "scan", "request", "credential", "system", "reference");
        assertIndependent("credential", "planning", "http", "ratelimit", "scan", "request", "decode", "system", "reference");
        assertIndependent("ratelimit", "planning", "http", "scan", "request", "decode", "system", "reference");
        assertIndependent("cache", "planning", "http", "ratelimit", "scan", "decode", "system", "reference");
        assertIndependent("http", "planning", "scan", "decode", "system", "reference");
        assertIndependent("telemetry", "planning", "scan", "http", "cache", "ratelimit", "decode", "credential", "system", "reference");
        assertIndependent("error", "definition", "planning", "scan", "request", "http", "ratelimit", "decode", "credential", "system", "reference");
        assertIndependent("reference", "planning", "scan", "request", "http", "ratelimit", "decode", "credential", "system");
    }

    /**
     * A class of the root, which holds both the wiring and what everybody may know, counts as a package of its own.
     */
    @Test
    void testPackagesHaveNoCycle()
    {
        slices().assignedFrom(new SliceAssignment()
        {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type)
            {
                if (!type.getPackageName().startsWith(ENGINE)) {
                    return SliceIdentifier.ignore();
                }
                String name = type.getName().substring(ENGINE.length() + 1);
                return SliceIdentifier.of(Splitter.onPattern("[.$]").split(name).iterator().next());
            }

            @Override
            public String getDescription()
            {
                return "packages of the engine";
            }
        }).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void testOnlyTheAdaptersKnowTheConnectorInterfaces()
    {
        noClasses().that().resideInAnyPackage(ENGINE + ".definition", ENGINE + ".request", ENGINE + ".http", ENGINE + ".cache", ENGINE + ".ratelimit", ENGINE + ".decode", ENGINE + ".credential", ENGINE + ".telemetry", ENGINE + ".reference")
                .should().dependOnClassesThat().resideInAPackage("io.trino.spi.connector..").check(CLASSES);
    }

    @Test
    void testNoSharedState()
    {
        Set<String> variables = CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC) && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getFullName)
                .collect(toImmutableSet());
        assertThat(variables).isEmpty();
    }

    @Test
    void testNames()
    {
        assertThat(CLASSES.stream().map(type -> type.getSimpleName()).filter(name -> FORBIDDEN_NAME.matcher(name).matches())).isEmpty();
        assertThat(CLASSES.stream().map(type -> type.getSimpleName()).filter(name -> name.endsWith("Manager"))).containsExactly("ApiSplitManager");
    }

    private static void assertIndependent(String name, String... others)
    {
        String[] packages = Set.of(others).stream().map(other -> ENGINE + "." + other + "..").toArray(String[]::new);
        noClasses().that().resideInAPackage(ENGINE + "." + name + "..").should().dependOnClassesThat().resideInAnyPackage(packages).check(CLASSES);
    }
}

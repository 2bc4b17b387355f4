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
import com.google.common.collect.ImmutableMap;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages of the engine are the stages of a query, and know only those that the README says.
 */
final class TestArchitecture
{
    private static final String ENGINE = "io.omnisql.connector";
    private static final Pattern FORBIDDEN_NAME = Pattern.compile(".*(Helper|Utils?|Service|Impl|Data|Info)|Abstract.*");
    private static final Pattern PARAGRAPH = Pattern.compile("^## `(\\w+)`\n\n(?:[^#\n].*\n)+\nKnows: (.*)$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(ApiConnectorFactory.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void testClassesAreRead()
    {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    /**
     * What README.md says of each package, and of all that there are.
     */
    @Test
    void testPackagesKnowWhatTheySay()
            throws IOException
    {
        Map<String, Set<String>> known = knownPackages();
        assertThat(known.keySet()).isEqualTo(CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ENGINE))
                .map(name -> name.substring(ENGINE.length() + 1))
                .collect(toImmutableSet()));
        known.forEach((name, others) -> {
            String[] unknown = known.keySet().stream()
                    .filter(other -> !other.equals(name) && !others.contains(other))
                    .map(other -> ENGINE + "." + other + "..")
                    .toArray(String[]::new);
            noClasses().that().resideInAPackage(ENGINE + "." + name + "..").should().dependOnClassesThat().resideInAnyPackage(unknown).check(CLASSES);
            for (String other : others) {
                assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(ENGINE + "." + name))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
                        .as("%s knows %s", name, other)
                        .anyMatch(dependency -> dependency.getTargetClass().getPackageName().equals(ENGINE + "." + other));
            }
        });
    }

    private static Map<String, Set<String>> knownPackages()
            throws IOException
    {
        ImmutableMap.Builder<String, Set<String>> known = ImmutableMap.builder();
        PARAGRAPH.matcher(Files.readString(Path.of("README.md"))).results().forEach(paragraph ->
                known.put(paragraph.group(1), NAME.matcher(paragraph.group(2)).results().map(name -> name.group(1)).collect(toImmutableSet())));
        return known.buildOrThrow();
    }

    @Test
    void testDefinitionsAndErrorsStandAlone()
            throws IOException
    {
        assertThat(knownPackages().get("definition")).isEmpty();
        assertThat(knownPackages().get("error")).isEmpty();
        noClasses().that().resideInAPackage(ENGINE + ".definition").should().dependOnClassesThat().resideInAnyPackage("io.trino..", "okhttp3..").check(CLASSES);
    }

    @Test
    void testPlanningSendsNothing()
            throws IOException
    {
        assertThat(knownPackages().get("planning")).doesNotContain("http", "cache", "ratelimit", "scan", "credential");
        noClasses().that().resideInAPackage(ENGINE + ".planning").should().dependOnClassesThat().resideInAnyPackage("okhttp3..", "java.net..", "java.io..", "java.nio.file..").check(CLASSES);
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

    @Test
    void testNothingIsPrinted()
    {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    @Test
    void testNoThreadSleeps()
    {
        noClasses().should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", Duration.class)
                .check(CLASSES);
    }

    @Test
    void testTimeHasOneLanguage()
    {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Calendar")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.text.SimpleDateFormat")
                .check(CLASSES);
    }

    /**
     * Constants alone are seen from elsewhere.
     */
    @Test
    void testFieldsAreHidden()
    {
        fields().that().areNotStatic().should().notBePublic().check(CLASSES);
    }

    /**
     * Settings are beans, of which the configuration makes proxies.
     */
    @Test
    void testClassesAreFinal()
    {
        assertThat(CLASSES.stream()
                .filter(type -> !type.isInterface() && !type.isAnonymousClass() && !type.isEnum() && !type.getModifiers().contains(JavaModifier.FINAL) && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("ApiConfig", "DiscoveryConfig", "LoginConfig", "ScanPolicyConfig");
    }

    @Test
    void testSettingsAreDescribed()
    {
        methods().that().areAnnotatedWith(Config.class).should().beAnnotatedWith(ConfigDescription.class).check(CLASSES);
    }
}

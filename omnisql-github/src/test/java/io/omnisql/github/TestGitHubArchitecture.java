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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.connector.ApiConnectorFactory;
import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shipped knows no simulator, prints nothing, and is named as the rest of the house is.
 */
final class TestGitHubArchitecture
{
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrls(Stream.of(GitHubPlugin.class, ApiConnectorFactory.class).map(type -> type.getProtectionDomain().getCodeSource().getLocation()).toList());

    @Test
    void testConnectorKnowsNoSimulator()
    {
        assertThat(CLASSES.contain(GitHubPlugin.class)).isTrue();
        assertThat(CLASSES.contain(ApiConnectorFactory.class)).isTrue();
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.omnisql.simulator..", "mockwebserver3..").check(CLASSES);
    }

    @Test
    void testNothingIsPrinted()
    {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    @Test
    void testNoSharedState()
    {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        fields().that().areNotStatic().should().notBePublic().check(CLASSES);
    }

    @Test
    void testNames()
    {
        noClasses().should().haveSimpleNameEndingWith("Helper")
                .orShould().haveNameMatching(".*(Utils?|Service|Impl|Data|Info)")
                .orShould().haveSimpleNameStartingWith("Abstract")
                .check(CLASSES);
    }

    @Test
    void testSettingsAreDescribed()
    {
        methods().that().areAnnotatedWith(Config.class).should().beAnnotatedWith(ConfigDescription.class).check(CLASSES);
    }
}

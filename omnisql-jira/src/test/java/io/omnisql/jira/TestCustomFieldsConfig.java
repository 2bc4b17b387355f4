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
package io.omnisql.jira;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.testing.TestingConnectorContext;
import jakarta.validation.constraints.AssertTrue;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

final class TestCustomFieldsConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(CustomFieldsConfig.class)
                .setIncluded(null)
                .setExcluded(null)
                .setNames(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "jira.custom-fields.include", "customfield_100*, customfield_20000",
                "jira.custom-fields.exclude", "customfield_10019",
                "jira.custom-fields.names", "customfield_10028:story_points, customfield_10034: reviewer");
        CustomFieldsConfig expected = new CustomFieldsConfig()
                .setIncluded(ImmutableList.of("customfield_100*", "customfield_20000"))
                .setExcluded(ImmutableList.of("customfield_10019"))
                .setNames(ImmutableList.of("customfield_10028:story_points", "customfield_10034: reviewer"));
        assertFullMapping(properties, expected);
        assertThat(expected.choice()).isEqualTo(new CustomFieldChoice(
                ImmutableList.of("customfield_100*", "customfield_20000"),
                ImmutableList.of("customfield_10019"),
                ImmutableMap.of(10_028L, "story_points", 10_034L, "reviewer")));
        assertThat(new CustomFieldsConfig().choice()).isEqualTo(CustomFieldChoice.ALL);
    }

    @Test
    void testFields()
    {
        assertValidates(new CustomFieldsConfig().setIncluded(ImmutableList.of("*")).setExcluded(ImmutableList.of("customfield_*")));
        for (List<String> fields : ImmutableList.of(ImmutableList.<String>of(), ImmutableList.of("10028"), ImmutableList.of("cf[10028]"), ImmutableList.of("Story Points"), ImmutableList.of("customfield_"), ImmutableList.of("customfield_1.*"), ImmutableList.of(""))) {
            assertRefused(new CustomFieldsConfig().setIncluded(fields), "includedValid", "jira.custom-fields.include must list ids of custom fields, such as customfield_10028, in which * is the only wildcard; leave the property out for all of them");
            assertRefused(new CustomFieldsConfig().setExcluded(fields), "excludedValid", "jira.custom-fields.exclude must list ids of custom fields, such as customfield_10028, in which * is the only wildcard; leave the property out for none");
        }
    }

    @Test
    void testNames()
    {
        for (String name : ImmutableList.of("customfield_10028", "customfield_10028:", "customfield_10028:Story Points", "customfield_10028:_points", "customfield_10028:$points", "story_points:customfield_10028", "customfield_100*:points", "10028:points", "customfield_010028:points", "")) {
            assertRefused(named(name), "namesValid", "jira.custom-fields.names must list ids of custom fields with names of columns, such as customfield_10028:story_points, in small letters, digits and underscores");
        }
        for (CustomFieldsConfig twice : ImmutableList.of(named("customfield_10028:points", "customfield_10028:story_points"), named("customfield_10028:points", "customfield_10029:points"))) {
            assertRefused(twice, "namesUnambiguous", "jira.custom-fields.names must have each custom field once, and each name once");
        }
        assertRefused(named("customfield_10045:summary"), "namesFree", "jira.custom-fields.names must not have names that fields of the system have, such as summary");
    }

    /**
     * With those of other settings, and without what is in them.
     */
    @Test
    void testAllProblemsAtOnce()
    {
        Throwable refused = catchThrowable(() -> getOnlyElement(new JiraPlugin().getConnectorFactories()).create("refused", ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("jira.uri", "http://acme.example")
                .put("jira.email", "ada@acme.example")
                .put("jira.api-token", "a-token")
                .put("omnisql.discovery.refresh-interval", "-1s")
                .put("jira.custom-fields.include", "canary")
                .put("jira.custom-fields.exclude", "")
                .put("jira.custom-fields.names", "customfield_1:canary,customfield_1:summary")
                .buildOrThrow(), new TestingConnectorContext()));
        assertThat(Throwables.getStackTraceAsString(refused))
                .contains("jira.uri", "omnisql.discovery.refresh-interval", "jira.custom-fields.include must", "jira.custom-fields.exclude must", "jira.custom-fields.names must have each", "jira.custom-fields.names must not")
                .doesNotContain("canary");
    }

    private static CustomFieldsConfig named(String... names)
    {
        return new CustomFieldsConfig().setNames(ImmutableList.copyOf(names));
    }

    private static void assertRefused(CustomFieldsConfig config, String field, String message)
    {
        assertFailsValidation(config, field, message, AssertTrue.class);
    }
}

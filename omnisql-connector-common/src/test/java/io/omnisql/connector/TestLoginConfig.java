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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.ConfigurationException;
import io.airlift.configuration.ConfigurationFactory;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestLoginConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(LoginConfig.class)
                .setUri(null)
                .setUser(null)
                .setPassword(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "uri", "https://desk.example.com/v1",
                "user", "reader",
                "password", "changeit");
        assertFullMapping(properties, new LoginConfig()
                .setUri("https://desk.example.com/v1")
                .setUser("reader")
                .setPassword("changeit"));
    }

    @Test
    void testNamesBeginWithTheSources()
    {
        LoginConfig config = build("https://desk.example.com", "reader", "p\u00e4ss: word");
        assertThat(config.getUri()).isEqualTo("https://desk.example.com");
        assertThat(config.getUser()).isEqualTo("reader");
        assertThat(config.getPassword()).isEqualTo("p\u00e4ss: word");
    }

    /**
     * No message repeats a value, as it may hold a secret.
     */
    @Test
    void testMistakesAreRefused()
    {
        String address = "Invalid configuration property with prefix 'desk.': uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only";
        for (String uri : ImmutableList.of("http://desk.example.com/canary", "https://canary:canary@desk.example.com", "https://desk.example.com?key=canary", "https://desk.example.com#canary", "canary", "https://desk.example.com:99999/canary")) {
            assertThat(refusal(uri, "reader", "changeit")).describedAs(uri).contains(address).doesNotContain("canary");
        }
        assertThat(refusal("https://desk.example.com", "canary:", "changeit")).contains("desk.user: must be a user name, without colons").doesNotContain("canary");
        assertThat(refusal("https://desk.example.com", "", "changeit")).contains("desk.user: must be a user name, without colons");
        assertThat(refusal("https://desk.example.com", "reader", "canary\n")).contains("desk.password: must be a password in one line").doesNotContain("canary");
        ConfigurationException missing = catchThrowableOfType(ConfigurationException.class, () -> new ConfigurationFactory(ImmutableMap.of()).build(LoginConfig.class, "desk"));
        assertThat(missing).hasMessageContainingAll("desk.uri: must not be null", "desk.user: must not be null", "desk.password: must not be null");
    }

    private static String refusal(String uri, String user, String password)
    {
        return catchThrowableOfType(ConfigurationException.class, () -> build(uri, user, password)).getMessage();
    }

    private static LoginConfig build(String uri, String user, String password)
    {
        return new ConfigurationFactory(ImmutableMap.of("desk.uri", uri, "desk.user", user, "desk.password", password)).build(LoginConfig.class, "desk");
    }
}

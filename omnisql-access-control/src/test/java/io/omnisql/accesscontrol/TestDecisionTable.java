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
package io.omnisql.accesscontrol;

import io.trino.spi.security.SystemAccessControl;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each method of the interface decides, as the table in {@code docs/access-control.md}; {@code -Domnisql.update-reference=true} writes it anew.
 */
final class TestDecisionTable
{
    private static final Path TABLE = Path.of("..", "docs", "access-control.md");
    private static final List<String> USERS = List.of("steward", "alice", "mallory", "carol", "stranger");
    private static final Set<String> NO_QUESTIONS = Set.of("getEventListeners", "shutdown");
    private static final String BEGINNING =
            """
            # What access control decides

            Every method of Trino's `SystemAccessControl`, asked about the table `acme.default.staff`, its catalog, or its column `ssn`, of which a policy has granted: to steward, all of it; to alice, rows of one region, without
            `ssn`; to mallory of the same tenant, nothing. carol is another tenant's; the policy does not know stranger. For listings, filters and masks the word is how many there are. Written by `TestDecisionTable`.

            | Method | %s |
            |---|%s
            """;

    @Test
    void testDecisions()
            throws Exception
    {
        String table = table();
        if (Boolean.getBoolean("omnisql.update-reference")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }

    @Test
    void testWhoIsNotKnownIsToldNothing()
            throws Exception
    {
        for (Method method : methods()) {
            if (!method.getName().equals("checkCanSetUser")) {
                assertThat(decision(method, "stranger")).as(method.toString()).isIn("deny", "nothing");
            }
        }
    }

    private static String table()
            throws ReflectiveOperationException
    {
        StringBuilder table = new StringBuilder(BEGINNING.formatted(String.join(" | ", USERS), "---|".repeat(USERS.size())));
        for (Method method : methods()) {
            table.append("| `").append(signature(method)).append("` |");
            for (String user : USERS) {
                table.append(' ').append(decision(method, user)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static List<Method> methods()
    {
        return Stream.of(SystemAccessControl.class.getMethods())
                .filter(method -> !method.isSynthetic() && !NO_QUESTIONS.contains(method.getName()))
                .sorted(comparing(TestDecisionTable::signature))
                .collect(toImmutableList());
    }

    private static String decision(Method method, String user)
            throws ReflectiveOperationException
    {
        return new MethodProbe(TestingAccessControl.over(new TestingPolicySource(TestingAccessControl.POLICY), new RecordingAuditLog()), user).decision(method);
    }

    private static String signature(Method method)
    {
        return "%s(%s)".formatted(method.getName(), Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(joining(", ")));
    }
}

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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.SearchReading.Condition;
import io.omnisql.connector.testing.SearchReading.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestJqlReading
{
    @Test
    void testConditions()
    {
        assertThat(JqlReading.of("status in (\"To Do\", \"10\") AND project = 10 AND created >= 60000 AND created <= \"2026-01-01\" AND duedate is not EMPTY ORDER BY created DESC, key DESC"))
                .isEqualTo(new SearchReading(
                        ImmutableList.of(
                                new Condition("status", EQUAL, ImmutableList.of("To Do", "10"), false),
                                new Condition("project", EQUAL, ImmutableList.of("10"), true),
                                new Condition("created", AT_LEAST, ImmutableList.of("60000"), true),
                                new Condition("created", AT_MOST, ImmutableList.of("2026-01-01"), false),
                                new Condition("duedate", IS_NOT_NULL, ImmutableList.of("EMPTY"), false)),
                        Optional.of(new Order("created", true))));
        assertThat(JqlReading.of("created >= 1 ORDER BY updated ASC").order()).contains(new Order("updated", false));
        assertThat(JqlReading.of("created >= 1").order()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ORDER BY created ASC",
            "status = Done OR status = Open",
            "NOT status = Done",
            "status = Done AND (assignee = ada OR assignee = zoe)",
            "status != Done",
            "status not in (Done)",
            "summary ~ rocket",
            "status was Done",
            "status changed",
            "created > 60000",
            "assignee = currentUser()",
            "assignee in membersOf(staff)",
            "created >= 1 ORDER BY created",
    })
    void testWhatIsNeverSent(String jql)
    {
        assertThatThrownBy(() -> JqlReading.of(jql)).isInstanceOf(AssertionError.class);
    }
}

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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.QueryParameter;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.definition.SortParameters;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSearchReading
{
    private static final SearchReading READING = new SearchReading(
            ImmutableList.of(
                    new SearchReading.Condition("status", EQUAL, ImmutableList.of("Done", "7"), false),
                    new SearchReading.Condition("project", EQUAL, ImmutableList.of("7"), true),
                    new SearchReading.Condition("created", AT_LEAST, ImmutableList.of("1970-01-01"), false),
                    new SearchReading.Condition("created", AT_LEAST, ImmutableList.of("60000"), true),
                    new SearchReading.Condition("due", IS_NOT_NULL, ImmutableList.of("EMPTY"), false)),
            Optional.of(new SearchReading.Order("created", true)));

    @Test
    void testTextsAreNoNumbers()
    {
        assertValues(EQUAL, condition("status"), "Done", "7");
        assertValues(EQUAL, condition("status").number());
        assertValues(EQUAL, condition("project").number(), "7");
        assertValues(EQUAL, condition("project"));
        assertValues(AT_LEAST, condition("created").epochFloor(60_000), "60000");
    }

    @Test
    void testOperators()
    {
        assertValues(CONTAINS, condition("status"), "Done", "7");
        assertValues(AT_MOST, condition("created").epochCeiling(60_000));
        assertValues(IS_NOT_NULL, condition("due").fixed("EMPTY"), "EMPTY");
        assertValues(IS_NULL, condition("due").fixed("EMPTY"));
        assertValues(EQUAL, condition("Status"));
    }

    @Test
    void testOrder()
    {
        SortParameters parameters = new SortParameters(SearchText.ORDER, Optional.empty(), Optional.of("* DESC"), ImmutableMap.of());
        assertThat(READING.order(parameters)).containsExactly("created DESC");
        assertThat(new SearchReading(ImmutableList.of(), Optional.of(new SearchReading.Order("created", false))).order(parameters)).containsExactly("created");
        assertThat(new SearchReading(ImmutableList.of(), Optional.empty()).order(parameters)).isEmpty();
    }

    private static void assertValues(FilterOperator operator, QueryParameter parameter, String... values)
    {
        assertThat(READING.values(new FilterCapability(operator, Fidelity.INEXACT, parameter, Optional.empty()))).containsExactly(values);
    }
}

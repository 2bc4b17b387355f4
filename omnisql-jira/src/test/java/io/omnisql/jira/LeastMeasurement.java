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

import io.omnisql.connector.testing.MeasuredCase;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executes queries and the plans beside them, compares their answers, and counts the requests of both. Not thread-safe.
 */
record LeastMeasurement(TestingJira jira, String token)
{
    LeastMeasurement
    {
        requireNonNull(jira, "jira is null");
        requireNonNull(token, "token is null");
    }

    MeasuredCase measure(LeastCase query)
    {
        TestingJira.Answer answer = jira.queryAsServed(query.sql());
        jira.simulator().journal().clear();
        List<List<Object>> planned = query.plan().execute(RawJira.of(jira.simulator(), token));
        int least = jira.simulator().journal().size();
        if (query.ordered()) {
            assertThat(planned).describedAs(query.name()).containsExactlyElementsOf(answer.rows());
        }
        else {
            assertThat(planned).describedAs(query.name()).containsExactlyInAnyOrderElementsOf(answer.rows());
        }
        assertThat(planned).describedAs("%s: an answer that shows something", query.name()).hasSizeGreaterThanOrEqualTo(query.name().endsWith("is not there") ? 0 : 1);
        return new MeasuredCase(query.kind().words(), query.name(), query.sql(), answer.rows().size(), answer.requests().size(), least, query.why());
    }
}

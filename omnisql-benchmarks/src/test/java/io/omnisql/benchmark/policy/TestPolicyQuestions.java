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
package io.omnisql.benchmark.policy;

import io.omnisql.benchmark.policy.PolicyQuestions.Answer;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That what is measured is what it is meant to be.
 */
final class TestPolicyQuestions
{
    @Test
    void testPoliciesAboutOneTable()
            throws IOException
    {
        try (PolicyQuestions questions = new PolicyQuestions(new LargePolicy(PolicySpread.ONE_TABLE))) {
            assertAnswers(questions);
            assertThat(questions.ask(1, 7, 3).masks()).hasSizeBetween(10, 50);
        }
    }

    @Test
    void testPoliciesAboutAllTables()
            throws IOException
    {
        try (PolicyQuestions questions = new PolicyQuestions(new LargePolicy(PolicySpread.ALL_TABLES))) {
            assertAnswers(questions);
            assertThat(questions.ask(1, 7, 3).masks()).hasSize(LargePolicy.COLUMNS);
        }
    }

    private static void assertAnswers(PolicyQuestions questions)
    {
        Answer first = questions.ask(1, 7, 3);
        assertThat(first.filters()).singleElement().satisfies(filter -> assertThat(filter.getExpression()).contains("region_7", "shared", "row_3").doesNotContain("region_8"));
        assertThat(questions.ask(2, 8, 3).filters()).singleElement().satisfies(filter -> assertThat(filter.getExpression()).contains("region_8").doesNotContain("region_7"));
        assertThat(questions.ask(3, 7, 3).masks().keySet()).isEqualTo(first.masks().keySet());
    }
}

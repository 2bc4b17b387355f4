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

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Many keys in one request: each of them is in one, at most as many as declared are in one together, and the rows are those of all.
 */
final class BatchCheck
{
    private final RememberedAnswers answers;
    private final SampledRows rows;
    private final DeclaredCapability declared;

    BatchCheck(RememberedAnswers answers, SampledRows rows, DeclaredCapability declared)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.declared = requireNonNull(declared, "declared is null");
    }

    void check()
    {
        int most = declared.endpoint().keyBatch().orElseThrow().most();
        Optional<AssertionError> lastProblem = Optional.of(new AssertionError("%s: the fixture has no two keys beside each other".formatted(declared)));
        for (KeyCondition condition : KeyCondition.of(declared.table(), declared.endpoint(), rows)) {
            CapabilityProbe probe = CapabilityProbe.of(answers, declared, condition.sql());
            probe.assertSameRows();
            List<WireExchange> asked = probe.asked(probe.on());
            Set<String> sent = probe.sent(probe.on(), declared.capability().parameter());
            if (asked.isEmpty()) {
                lastProblem = Optional.of(probe.failure("no query has reached the endpoint"));
                continue;
            }
            if (asked.stream().anyMatch(exchange -> WireParameters.values(declared.endpoint(), declared.capability().parameter(), exchange).size() > most)) {
                throw probe.failure("a request asks for more than %s keys".formatted(most));
            }
            if (!condition.rows().stream().allMatch(row -> sent.contains(row.get(declared.column().name()).toString()))) {
                throw probe.failure("the parameter %s does not carry all keys: %s".formatted(declared.capability().parameter(), sent));
            }
            return;
        }
        throw lastProblem.orElseThrow();
    }
}

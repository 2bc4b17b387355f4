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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.google.common.collect.Iterables.getLast;

/**
 * What all attempts of an attack have told.
 *
 * @param attempts of the attacker, in their order
 * @param processedRows what each attempt's statistics say of rows that were read; told apart, as no copy could have the same
 */
record Findings(List<Observation> attempts, List<Long> processedRows)
{
    Findings
    {
        attempts = ImmutableList.copyOf(attempts);
        processedRows = ImmutableList.copyOf(processedRows);
    }

    Observation last()
    {
        return getLast(attempts);
    }

    boolean shows(List<String> canaries)
    {
        String text = attempts.toString();
        return canaries.stream().anyMatch(text::contains);
    }
}

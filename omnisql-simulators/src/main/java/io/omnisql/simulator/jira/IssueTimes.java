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
package io.omnisql.simulator.jira;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * When things happened to an issue, and how many seconds its work was thought to take.
 */
public record IssueTimes(
        Instant created,
        Instant updated,
        Optional<Instant> resolved,
        Instant categoryChanged,
        Optional<LocalDate> due,
        Optional<Long> originalEstimate,
        Optional<Long> remainingEstimate)
{
    public IssueTimes
    {
        requireNonNull(created, "created is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(resolved, "resolved is null");
        requireNonNull(categoryChanged, "categoryChanged is null");
        requireNonNull(due, "due is null");
        requireNonNull(originalEstimate, "originalEstimate is null");
        requireNonNull(remainingEstimate, "remainingEstimate is null");
    }
}

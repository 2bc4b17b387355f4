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
package io.omnisql.connector.credential;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

/**
 * Which of several credentials reads the next split.
 */
final class CredentialChoice
{
    // whoever has asked for nothing yet has everything left
    private static final long UNTOUCHED = Long.MAX_VALUE / 2;

    private CredentialChoice() {}

    /**
     * The one that has most left of its budget, or of those the first.
     */
    static int mostLeft(List<Candidate> candidates)
    {
        checkArgument(!candidates.isEmpty(), "there is nobody to choose from");
        return IntStream.range(0, candidates.size())
                .boxed()
                .max(comparingLong((Integer index) -> candidates.get(index).left()).thenComparing(comparingLong((Integer index) -> index).reversed()))
                .orElseThrow();
    }

    /**
     * @param remaining what the source said last; empty where it said nothing
     * @param chosen how many splits have got the credential since, which will ask for something each
     */
    record Candidate(OptionalLong remaining, long chosen)
    {
        Candidate
        {
            requireNonNull(remaining, "remaining is null");
            checkArgument(chosen >= 0, "chosen is negative");
        }

        private long left()
        {
            return remaining.orElse(UNTOUCHED) - chosen;
        }
    }
}

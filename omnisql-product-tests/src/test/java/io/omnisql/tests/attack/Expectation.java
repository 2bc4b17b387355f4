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

import static java.util.Objects.requireNonNull;

/**
 * What an attacker may find out.
 */
sealed interface Expectation
{
    /**
     * The same as from a copy that has only that which the user may see: rows, types, errors with their text, changes of the session.
     */
    record Same()
            implements Expectation {}

    /**
     * As from the same policy over a copy: what its own filter rules out is not asked for, whether it is there or not.
     */
    record SameUnderPolicy()
            implements Expectation {}

    /**
     * That it is denied, in the last attempt, whatever a copy would do.
     *
     * @param message part of it
     */
    record Refused(String message)
            implements Expectation
    {
        public Refused
        {
            requireNonNull(message, "message is null");
        }
    }

    /**
     * In the last attempt, these rows, where no copy stands for what a policy of the attack's own shows.
     */
    record Shows(List<String> rows)
            implements Expectation
    {
        public Shows
        {
            rows = ImmutableList.copyOf(rows);
        }
    }
}

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
import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A sprint, on the board that made it.
 */
public record JiraSprint(long id, long board, String name, State state, String goal, Optional<Instant> start, Optional<Instant> end, Optional<Instant> complete)
{
    public JiraSprint
    {
        requireNonNull(name, "name is null");
        requireNonNull(state, "state is null");
        requireNonNull(goal, "goal is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
        requireNonNull(complete, "complete is null");
    }

    public enum State
    {
        CLOSED,
        ACTIVE,
        FUTURE;

        public String json()
        {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

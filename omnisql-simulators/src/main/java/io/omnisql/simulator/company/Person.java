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
package io.omnisql.simulator.company;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who works at, with or for the company: one person, with the same login and e-mail in every simulated source.
 */
public record Person(long id, String login, String name, Optional<String> email, Kind kind, Instant joinedAt)
{
    public Person
    {
        requireNonNull(login, "login is null");
        requireNonNull(name, "name is null");
        requireNonNull(email, "email is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(joinedAt, "joinedAt is null");
    }

    public enum Kind
    {
        EMPLOYEE,
        OUTSIDER,
        BOT,
    }
}

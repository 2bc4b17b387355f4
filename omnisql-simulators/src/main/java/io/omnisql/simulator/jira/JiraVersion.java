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

import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A release of a project, done or planned. Projects use the same names.
 *
 * @param driver the account id of who sees to it
 */
public record JiraVersion(long id, String name, Optional<String> description, boolean archived, boolean released, Optional<LocalDate> startDate, Optional<LocalDate> releaseDate, Optional<String> driver)
{
    public JiraVersion
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(startDate, "startDate is null");
        requireNonNull(releaseDate, "releaseDate is null");
        requireNonNull(driver, "driver is null");
    }
}

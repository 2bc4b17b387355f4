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

import static java.util.Objects.requireNonNull;

/**
 * How urgent an issue is; more and less urgent is a matter of the configured order, and not of the id or name.
 */
public record JiraPriority(long id, String name, String description, String color)
{
    public JiraPriority
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(color, "color is null");
    }
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import static java.util.Objects.requireNonNull;

/**
 * A field that the site added. Names repeat; the id does not.
 *
 * @param searchable whether JQL knows it
 * @param projects the keys of the projects that have it; none for all
 */
public record CustomField(long id, String name, CustomFieldKind kind, boolean searchable, ImmutableList<FieldOption> options, ImmutableSet<String> projects)
{
    public CustomField
    {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(options, "options is null");
        requireNonNull(projects, "projects is null");
    }

    public String fieldId()
    {
        return "customfield_" + id;
    }

    public String clause()
    {
        return "cf[" + id + "]";
    }

    boolean isOf(String project)
    {
        return projects.isEmpty() || projects.contains(project);
    }
}

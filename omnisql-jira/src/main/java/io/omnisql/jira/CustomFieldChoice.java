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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;

/**
 * What a catalog wants of the site's custom fields.
 *
 * @param included ids of the fields that are columns, in which {@code *} stands for any text
 * @param excluded ids of those among them that are none
 * @param names names of columns, by the number of the field
 */
record CustomFieldChoice(List<String> included, List<String> excluded, Map<Long, String> names)
{
    static final CustomFieldChoice ALL = new CustomFieldChoice(ImmutableList.of("*"), ImmutableList.of(), ImmutableMap.of());

    CustomFieldChoice
    {
        included = ImmutableList.copyOf(included);
        excluded = ImmutableList.copyOf(excluded);
        names = ImmutableMap.copyOf(names);
    }

    boolean takes(CustomField field)
    {
        return included.stream().anyMatch(pattern -> matches(pattern, field)) && excluded.stream().noneMatch(pattern -> matches(pattern, field));
    }

    private static boolean matches(String pattern, CustomField field)
    {
        return field.fieldId().matches(pattern.replace("*", ".*"));
    }
}

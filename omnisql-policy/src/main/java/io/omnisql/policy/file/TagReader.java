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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.model.Selection;
import io.omnisql.policy.model.TagDeclaration;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads which columns have which tags.
 */
final class TagReader
{
    private static final Set<String> KEYS = ImmutableSet.of("catalogs", "schemas", "tables", "columns");

    private TagReader() {}

    static List<TagDeclaration> declarations(YamlNode node)
    {
        ImmutableList.Builder<TagDeclaration> declarations = ImmutableList.builder();
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> entries = element.entries(KEYS);
            Selection catalogs = Names.lowerCaseSelection(entries, "catalogs");
            Selection schemas = Names.lowerCaseSelection(entries, "schemas");
            Selection tables = Names.lowerCaseSelection(entries, "tables");
            element.required(entries, "columns").ifPresent(columns -> columns.entries().forEach((column, tags) -> {
                Names.isLowerCase(tags, column);
                declarations.add(new TagDeclaration(catalogs, schemas, tables, ImmutableSet.of(column), ImmutableSet.copyOf(Names.names(tags))));
            }));
        }
        return declarations.build();
    }
}

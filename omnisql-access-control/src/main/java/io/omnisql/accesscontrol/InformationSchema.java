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
package io.omnisql.accesscontrol;

import io.trino.spi.connector.SchemaTableName;

import java.util.Locale;

/**
 * What of a catalog's {@code information_schema} nobody reads: the texts of views, which name tables and columns that are hidden from their readers, and have values in them.
 */
final class InformationSchema
{
    private static final SchemaTableName VIEWS = new SchemaTableName("information_schema", "views");
    private static final String DEFINITION = "view_definition";

    private InformationSchema() {}

    static boolean hasDefinitions(SchemaTableName table)
    {
        return table.equals(VIEWS);
    }

    static boolean isDefinition(String column)
    {
        return column.toLowerCase(Locale.ENGLISH).equals(DEFINITION);
    }
}

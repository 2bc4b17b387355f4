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
package io.omnisql.connector.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Set;

/**
 * What a source makes of its own description of its tables. Pure: the engine asks for the description, by an endpoint that is declared as those of any other table.
 */
public interface TableDiscovery
{
    /**
     * The declared table whose records are the description. All of them are read, so its keys have to be known without a query.
     */
    String describing();

    /**
     * The declared tables that are otherwise than they are declared, once the description is known. Without one nothing is known of these, and the others are what they are.
     */
    Set<String> described();

    /**
     * The tables that are otherwise than they are declared, and those that are not declared at all.
     *
     * @param declared the source, with the tables that are the same for everybody
     * @param records all of the description, in the order in which the source tells it
     */
    List<TableDefinition> tables(SourceDefinition declared, List<JsonNode> records);
}

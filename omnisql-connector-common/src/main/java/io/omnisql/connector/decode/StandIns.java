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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.definition.GraphQlField;

import java.util.Optional;

/**
 * What a source's other forms are known to show in place of accounts that do not exist any more.
 */
public interface StandIns
{
    /**
     * The value of a column of such an account; JSON's null where nothing is shown, and empty while it is not known.
     *
     * @param type the type of the record that the account belongs to
     */
    Optional<JsonNode> value(String type, GraphQlField field);

    /**
     * Nothing is known.
     */
    static StandIns unknown()
    {
        return (_, _) -> Optional.empty();
    }
}

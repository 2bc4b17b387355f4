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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static java.util.Objects.requireNonNull;

/**
 * Where each page of a list says how many records the whole list has.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ListTotal.InBody.class, name = "in_body"),
        @JsonSubTypes.Type(value = ListTotal.InHeader.class, name = "in_header"),
})
public sealed interface ListTotal
{
    /**
     * A number in the answer.
     */
    record InBody(JsonPointer pointer)
            implements ListTotal
    {
        public InBody
        {
            requireNonNull(pointer, "pointer is null");
        }
    }

    /**
     * A header of the answer.
     */
    record InHeader(String name)
            implements ListTotal
    {
        public InHeader
        {
            requireNonNull(name, "name is null");
        }
    }
}

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
import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static java.util.Objects.requireNonNull;

/**
 * How a value of a GraphQL answer becomes the one that the source's other forms give.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = GraphQlConversion.None.class, name = "none"),
        @JsonSubTypes.Type(value = GraphQlConversion.LowerCase.class, name = "lower_case"),
        @JsonSubTypes.Type(value = GraphQlConversion.Words.class, name = "words"),
        @JsonSubTypes.Type(value = GraphQlConversion.NumberInText.class, name = "number_in_text"),
        @JsonSubTypes.Type(value = GraphQlConversion.Suffix.class, name = "suffix"),
        @JsonSubTypes.Type(value = GraphQlConversion.RelatedRecord.class, name = "related_record"),
        @JsonSubTypes.Type(value = GraphQlConversion.RelatedRecords.class, name = "related_records"),
})
public sealed interface GraphQlConversion
{
    /**
     * It is the same value.
     */
    record None()
            implements GraphQlConversion {}

    /**
     * A word of an enumeration, in small letters.
     */
    record LowerCase()
            implements GraphQlConversion {}

    /**
     * A word for which the other forms have another one, where they make a coarser difference too; a word that is not among these is none that they have.
     */
    record Words(Map<String, String> words)
            implements GraphQlConversion
    {
        public Words
        {
            words = ImmutableMap.copyOf(words);
        }
    }

    /**
     * A number that is written as text.
     */
    record NumberInText()
            implements GraphQlConversion {}

    /**
     * A name, with a suffix where {@code __typename} beside it is the type.
     *
     * @param unless a pattern of names of which the other forms have others altogether
     */
    record Suffix(String type, String suffix, String unless)
            implements GraphQlConversion
    {
        public Suffix
        {
            requireNonNull(type, "type is null");
            requireNonNull(suffix, "suffix is null");
            requireNonNull(unless, "unless is null");
        }
    }

    /**
     * A record of another table, with a member for each of its columns; no value where it is of another type, or does not tell a column.
     *
     * @param fields where the columns are in the record
     */
    record RelatedRecord(String type, Map<String, GraphQlField> fields)
            implements GraphQlConversion
    {
        public RelatedRecord
        {
            requireNonNull(type, "type is null");
            fields = ImmutableMap.copyOf(fields);
        }
    }

    /**
     * The records of a connection, each with a member for each column of another table; no value where there are more of them, or one does not tell a column.
     *
     * @param fields where the columns are in each record
     * @param enabledBy a boolean beside the connection that is false where there are no records, whatever it holds
     */
    record RelatedRecords(String type, Map<String, GraphQlField> fields, Optional<String> enabledBy)
            implements GraphQlConversion
    {
        public RelatedRecords
        {
            requireNonNull(type, "type is null");
            fields = ImmutableMap.copyOf(fields);
            requireNonNull(enabledBy, "enabledBy is null");
        }
    }
}

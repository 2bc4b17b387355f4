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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * How the parameters of a request travel; to the rest of the engine all forms are the same.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = WireForm.QueryString.class, name = "query_string"),
        @JsonSubTypes.Type(value = WireForm.JsonBody.class, name = "json_body"),
        @JsonSubTypes.Type(value = WireForm.GraphQl.class, name = "graph_ql"),
})
public sealed interface WireForm
{
    /**
     * The HTTP method.
     */
    String method();

    /**
     * The records of other tables that stand, or can be selected, within the records.
     */
    @JsonIgnore
    default List<? extends Relation> related()
    {
        return switch (this) {
            case QueryString() -> ImmutableList.of();
            case JsonBody body -> body.embedded();
            case GraphQl query -> query.relations();
        };
    }

    /**
     * GET, with the parameters in the URL.
     */
    record QueryString()
            implements WireForm
    {
        @Override
        public String method()
        {
            return "GET";
        }
    }

    /**
     * POST of one JSON object, with the parameters as its members. The operation only reads, so it may be sent again.
     *
     * @param search the member that has all filters and the order, if one has
     * @param fields the member that says which fields are wanted, if one does; all of them otherwise
     * @param embedded the records of other tables that stand within the records
     */
    record JsonBody(
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SearchText> search,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<FieldSelection> fields,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmbeddedRecord> embedded)
            implements WireForm
    {
        public JsonBody
        {
            search = search == null ? Optional.empty() : search;
            fields = fields == null ? Optional.empty() : fields;
            embedded = embedded == null ? ImmutableList.of() : ImmutableList.copyOf(embedded);
        }

        @Override
        public String method()
        {
            return "POST";
        }
    }

    /**
     * POST of a GraphQL query that asks for many keys at once, each of them under an alias of its own. What it cannot tell of a key is asked in another form.
     *
     * @param type the type of the records in the schema; an object of another type is no record
     * @param spellings where the first field's object tells how the source spells a key column's value, by column
     * @param enabledBy a boolean field of the first field's object that is false where the key has no records, whatever the query finds
     * @param findsOnly patterns of the only values of key columns that the first field may find, and it does not find all of them; none where a key that it does not find is nowhere
     * @param record the path of the endpoint that has a single record of a list, for one that the query does not tell wholly
     * @param keysPerRequest the largest number of keys in one query
     * @param counted whether the source counts the records, by filters that it evaluates exactly
     * @param relations the records of other tables that can be selected within the records
     */
    record GraphQl(
            GraphQlPath fields,
            String type,
            Map<String, GraphQlField> spellings,
            Map<String, String> findsOnly,
            Optional<String> enabledBy,
            Optional<String> record,
            int keysPerRequest,
            boolean counted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GraphQlRelation> relations)
            implements WireForm
    {
        public GraphQl
        {
            requireNonNull(fields, "fields is null");
            requireNonNull(type, "type is null");
            spellings = ImmutableMap.copyOf(spellings);
            findsOnly = ImmutableMap.copyOf(findsOnly);
            requireNonNull(enabledBy, "enabledBy is null");
            requireNonNull(record, "record is null");
            checkArgument(keysPerRequest > 0, "keysPerRequest must be positive");
            relations = relations == null ? ImmutableList.of() : ImmutableList.copyOf(relations);
        }

        @Override
        public String method()
        {
            return "POST";
        }
    }
}

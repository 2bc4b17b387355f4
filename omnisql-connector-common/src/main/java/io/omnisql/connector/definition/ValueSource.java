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

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Where the value of a column comes from.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = ValueSource.At.class, name = "at"),
        @JsonSubTypes.Type(value = ValueSource.UrlSegment.class, name = "url_segment"),
        @JsonSubTypes.Type(value = ValueSource.UrlSegmentAfter.class, name = "url_segment_after"),
        @JsonSubTypes.Type(value = ValueSource.Beginning.class, name = "beginning"),
        @JsonSubTypes.Type(value = ValueSource.Around.class, name = "around"),
        @JsonSubTypes.Type(value = ValueSource.Place.class, name = "place"),
        @JsonSubTypes.Type(value = ValueSource.Document.class, name = "document"),
        @JsonSubTypes.Type(value = ValueSource.Key.class, name = "key"),
        @JsonSubTypes.Type(value = ValueSource.Listed.class, name = "listed"),
        @JsonSubTypes.Type(value = ValueSource.Count.class, name = "count"),
        @JsonSubTypes.Type(value = ValueSource.FetchedAt.class, name = "fetched_at"),
        @JsonSubTypes.Type(value = ValueSource.Freshness.class, name = "freshness"),
        @JsonSubTypes.Type(value = ValueSource.Reuse.class, name = "reuse"),
        @JsonSubTypes.Type(value = ValueSource.PolicyHash.class, name = "policy_hash"),
})
public sealed interface ValueSource
{
    /**
     * Whether the value is part of the record, and not of the request or of the moment.
     */
    @JsonIgnore
    default boolean isInRecord()
    {
        return switch (this) {
            case At _, UrlSegment _, UrlSegmentAfter _, Beginning _, Document _, Around _, Place _, Count _ -> true;
            case Key _, Listed _, FetchedAt _, Freshness _, Reuse _, PolicyHash _ -> false;
        };
    }

    /**
     * The value at a pointer into the record.
     *
     * @param always whether each record has it, be it null: one that has not has another shape than the source has said
     */
    record At(JsonPointer pointer, @JsonInclude(NON_DEFAULT) boolean always)
            implements ValueSource
    {
        public At
        {
            requireNonNull(pointer, "pointer is null");
        }
    }

    /**
     * A path segment of the URL at a pointer, counted from the end: 1 is the last one.
     */
    record UrlSegment(JsonPointer pointer, int fromEnd)
            implements ValueSource
    {
        public UrlSegment
        {
            requireNonNull(pointer, "pointer is null");
            checkArgument(fromEnd > 0, "fromEnd must be positive");
        }
    }

    /**
     * A path segment of the URL at a pointer, counted from the first one that reads like the marker: 1 is the one behind it.
     * For URLs that end with a name in which slashes are not escaped.
     */
    record UrlSegmentAfter(JsonPointer pointer, String marker, int distance)
            implements ValueSource
    {
        public UrlSegmentAfter
        {
            requireNonNull(pointer, "pointer is null");
            requireNonNull(marker, "marker is null");
            checkArgument(distance > 0, "distance must be positive");
        }
    }

    /**
     * What the text at a pointer begins with.
     *
     * @param end what comes behind it, where it is in the text for the last time
     */
    record Beginning(JsonPointer pointer, String end)
            implements ValueSource
    {
        public Beginning
        {
            requireNonNull(pointer, "pointer is null");
            checkArgument(!end.isEmpty(), "end is empty");
        }
    }

    /**
     * The value at a pointer into what the record is in.
     *
     * @param levels how far out: 1 is what holds the array whose element the record is
     */
    record Around(JsonPointer pointer, int levels)
            implements ValueSource
    {
        public Around
        {
            requireNonNull(pointer, "pointer is null");
            checkArgument(levels > 0, "levels must be positive");
        }
    }

    /**
     * The plain text of the document at a pointer. What makes it is brought by the source, by the name of the format.
     */
    record Document(JsonPointer pointer, String format)
            implements ValueSource
    {
        public Document
        {
            requireNonNull(pointer, "pointer is null");
            requireNonNull(format, "format is null");
        }
    }

    /**
     * The place of the record in the array that holds it, counted from 0.
     */
    record Place()
            implements ValueSource {}

    /**
     * The value of the request's path variable of the column's name, because records do not repeat it.
     */
    record Key()
            implements ValueSource {}

    /**
     * What the table that lists the keys has told of the record's one.
     */
    record Listed()
            implements ValueSource {}

    /**
     * The number of rows that the record stands for: the source's own count where a query asks for one, and 1 for any other record.
     */
    record Count()
            implements ValueSource {}

    /**
     * The moment at which the source sent the record, or said that it has not changed.
     */
    record FetchedAt()
            implements ValueSource {}

    /**
     * The milliseconds between that moment and the moment the row is handed to Trino.
     */
    record Freshness()
            implements ValueSource {}

    /**
     * How the answer was come by that holds the record: from the source, or from what was kept of it.
     */
    record Reuse()
            implements ValueSource {}

    /**
     * Which policy it is that the scan's rows are visible by.
     */
    record PolicyHash()
            implements ValueSource {}
}

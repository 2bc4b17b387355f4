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

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static java.util.Objects.requireNonNull;

/**
 * A text in a language of the source's own, which says which records are wanted and in which order.
 *
 * @param parameter what carries the text
 * @param everything a condition that every record meets, for a source that refuses a text without any
 * @param scope what conditions compare with the names of the scope's keys, if records are of such keys
 * @param divisor the column by ranges of which a search can be divided among several, if there is one: a time that every record has, and that never changes
 */
public record SearchText(String parameter, String everything, @JsonInclude(NON_ABSENT) Optional<String> scope, @JsonInclude(NON_ABSENT) Optional<String> divisor)
{
    /**
     * The sort parameter of an endpoint whose order is a part of the text.
     */
    public static final String ORDER = "order";

    public SearchText
    {
        requireNonNull(parameter, "parameter is null");
        requireNonNull(everything, "everything is null");
        scope = scope == null ? Optional.empty() : scope;
        divisor = divisor == null ? Optional.empty() : divisor;
    }

    public SearchText(String parameter, String everything)
    {
        this(parameter, everything, Optional.empty(), Optional.empty());
    }
}

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
package io.omnisql.connector.request;

import io.omnisql.connector.definition.SearchText;

import java.util.List;
import java.util.Optional;

/**
 * A source's own language for what is searched: the one place that quotes values in it. Pure and thread-safe.
 */
public interface QueryDialect
{
    /**
     * The text that asks for the records which meet all conditions.
     *
     * @param conditions none for all records
     * @param order in the source's words, as the sort parameter of the endpoint has them
     */
    String text(SearchText search, List<QueryCondition> conditions, Optional<String> order);

    /**
     * What is left of conditions when the source has refused them: without the values that it names, where it names some that can be left out, and without all conditions that can be left out otherwise.
     * The records asked for are never fewer, as a value that the source does not know is in no record that it shows.
     *
     * @param refusal the answer
     */
    List<QueryCondition> accepted(List<QueryCondition> conditions, byte[] refusal);
}

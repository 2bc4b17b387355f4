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
package io.omnisql.simulator.jira.jql;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A JQL query that was read, and not yet understood: nothing is known of its fields and values.
 */
public record JqlQuery(Optional<Clause> where, ImmutableList<SortField> orderBy)
{
    public JqlQuery
    {
        requireNonNull(where, "where is null");
        requireNonNull(orderBy, "orderBy is null");
    }

    /**
     * @throws JqlException for what is no JQL
     */
    public static JqlQuery parse(String text)
    {
        return new JqlParser(JqlLexer.tokens(text)).parse();
    }
}

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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Set;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * A survey, whose questions are columns of the answers: whoever leads it adds some at any time. What people say to a question of its own kind is a table of its own.
 */
final class TestingSurvey
        implements TableDiscovery
{
    private static final RateLimitClass LIMIT = RateLimitClass.unreported("survey", 600, 60);

    private static final TableDefinition QUESTIONS = table("questions", "Questions of the survey")
            .endpoint(get("/questions").records(arrays("/questions")).paging(cursor("/next", "cursor", "size", 2)).rateLimit(LIMIT))
            .columns(
                    column("question", VARCHAR).alwaysAt("/question").comment("What is asked, in a word"),
                    column("kind", VARCHAR).alwaysAt("/kind").comment("number, text or essay"))
            .primaryKey("question")
            .cardinality(1, 10)
            .build();

    private static final TableDefinition ANSWERS = table("answers", "What each person has answered")
            .endpoint(get("/answers").rateLimit(LIMIT))
            .columns(column("person", VARCHAR).alwaysAt("/person").comment("Who has answered"))
            .primaryKey("person")
            .cardinality(1, 100)
            .build();

    static final SourceDefinition SOURCE = new SourceDefinition(
            "survey",
            "testing_survey",
            ImmutableMap.of("Accept", "application/json"),
            ImmutableList.of(LIMIT),
            new CredentialLimits(4, 60),
            ImmutableList.of(),
            ScopeDefinition.none(),
            ImmutableList.of(QUESTIONS, ANSWERS))
            .validated();

    @Override
    public String describing()
    {
        return QUESTIONS.name();
    }

    @Override
    public Set<String> described()
    {
        return ImmutableSet.of(ANSWERS.name());
    }

    @Override
    public List<TableDefinition> tables(SourceDefinition declared, List<JsonNode> records)
    {
        ImmutableList.Builder<ColumnDefinition> columns = ImmutableList.<ColumnDefinition>builder().addAll(ANSWERS.columns());
        ImmutableList.Builder<TableDefinition> tables = ImmutableList.builder();
        for (JsonNode record : records) {
            String question = record.get("question").asText();
            switch (record.get("kind").asText()) {
                case "number" -> columns.add(column(question, BIGINT).at("/said/" + question).comment("Found").build());
                case "text" -> columns.add(column(question, VARCHAR).at("/said/" + question).comment("Found").pushes(EQUAL, inexact(query(question))).build());
                default -> tables.add(essays(question));
            }
        }
        return tables.add(ANSWERS.withColumns(columns.build())).build();
    }

    private static TableDefinition essays(String question)
    {
        return table(question, "Essays")
                .endpoint(get("/essays/" + question).rateLimit(LIMIT))
                .endpoint(get("/essays/" + question + "/{person}").records(single()).parent("/essays/" + question).rateLimit(LIMIT))
                .columns(
                        column("person", VARCHAR).alwaysAt("/person").inPath().comment("Who has written it"),
                        column("essay", VARCHAR).at("/essay").comment("The essay").freeText())
                .primaryKey("person")
                .cardinality(1, 100)
                .build();
    }
}

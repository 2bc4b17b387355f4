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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import io.trino.spi.type.CharType;
import io.trino.spi.type.Type;
import io.trino.sql.query.QueryAssertions;
import io.trino.testing.MaterializedResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the engine makes of our literals is the value that scans compare with, of exactly the type.
 */
@TestInstance(PER_CLASS)
final class TestSqlText
{
    private QueryAssertions engine;

    @BeforeAll
    void start()
    {
        engine = new QueryAssertions();
    }

    @AfterAll
    void stop()
    {
        engine.close();
    }

    @Test
    void testLiteralsAreTheValues()
    {
        for (TestingColumn column : TestingColumn.COLUMNS) {
            Type type = column.comparedType();
            List<String> literals = column.values().stream().map(value -> SqlText.literal(type, value)).collect(toImmutableList());
            assertThat(engine.execute("SELECT %s LIMIT 0".formatted(String.join(", ", literals))).getTypes()).isNotEmpty().allMatch(type::equals);
            MaterializedResult texts = engine.execute("SELECT " + literals.stream().map(literal -> "CAST(%s AS varchar)".formatted(literal)).collect(joining(", ")));
            assertThat(texts.getMaterializedRows().getFirst().getFields()).describedAs(column.name()).isEqualTo(column.values());
        }
    }

    @Test
    void testValuesOfScansAreTheSame()
    {
        for (TestingColumn column : TestingColumn.COLUMNS) {
            Type type = column.comparedType();
            for (String value : column.values()) {
                Object object = type.getObjectValue(TestingColumn.block(type, ImmutableList.of(Optional.of(value))), 0);
                assertThat(type instanceof CharType ? object.toString().stripTrailing() : object.toString()).isEqualTo(type instanceof CharType ? value.stripTrailing() : value);
            }
        }
    }

    @Test
    void testIdentifiers()
    {
        String name = "we\"ird' name;--";
        assertThat(engine.execute("SELECT %s FROM (VALUES 7) t(%1$s)".formatted(SqlText.identifier(name))).getOnlyValue()).isEqualTo(7);
    }

    @Test
    void testTextIsAscii()
    {
        assertThat(SqlText.text("\u00e9'\\\n\ud83d\ude00")).isEqualTo("U&'\\+0000E9''\\\\\\+00000A\\+01F600'");
        assertThat(SqlText.text("it's")).isEqualTo("'it''s'");
    }
}

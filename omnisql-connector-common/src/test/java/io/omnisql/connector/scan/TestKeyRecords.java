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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Clerks of any place, which may have been given up; they do not say where they work.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestKeyRecords
{
    private static final TableDefinition CLERKS = table("clerks", "Clerks of a place")
            .endpoint(get("/cities/{city}/clerks").keyRecordWithout("/places/{city}", "city", "/name", "/left", "/burnt").rateLimit(DESK))
            .columns(
                    column("city", VARCHAR).inPath().comment("City"),
                    column("clerk", VARCHAR).at("/name").comment("Name").personal())
            .primaryKey("city", "clerk")
            .cardinality(100, 20)
            .build();

    private final TestingScan scan = new TestingScan(SOURCE.with(ImmutableList.of(CLERKS)));

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testAnyKind()
    {
        for (String kind : List.of("", ",\"kind\":\"city\"", ",\"kind\":\"village\",\"left\":null,\"burnt\":\"\"")) {
            scan.server().answers(200, "{\"name\":\"Oslo\"%s}".formatted(kind));
            scan.server().answers(200, "[{\"name\":\"ann\"}]");
            assertThat(clerks("Oslo")).containsExactly(List.of("Oslo", "ann"));
        }
        assertThat(scan.server().targets()).containsExactly("/places/Oslo", "/cities/Oslo/clerks", "/places/Oslo", "/cities/Oslo/clerks", "/places/Oslo", "/cities/Oslo/clerks");
    }

    /**
     * A place that was given up is there, and has no clerks: nobody asks for them.
     */
    @Test
    void testKeysWithout()
    {
        for (String reason : List.of("left", "burnt")) {
            scan.server().answers(200, "{\"name\":\"Oslo\",\"%s\":\"2026-03-01\"}".formatted(reason));
            assertThat(clerks("Oslo")).isEmpty();
        }
        assertThat(scan.server().targets()).containsExactly("/places/Oslo", "/places/Oslo");
    }

    /**
     * Another spelling is another key, and is not shown whether it has records.
     */
    @Test
    void testOtherSpellings()
    {
        scan.server().answers(200, "{\"name\":\"OSLO\",\"left\":\"2026-03-01\"}");
        assertThat(catchThrowableOfType(TrinoException.class, () -> clerks("Oslo"))).hasMessageStartingWith("clerks: the source spells city 'Oslo' as 'OSLO'");
        scan.server().answers(200, "{\"name\":\"Oslo\",\"left\":\"2026-03-01\"}");
        assertThat(scan.rows(SESSION, new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("OSLO"), "*"))), ApiTableHandle.of("clerks"), handle(CLERKS, "city"))).isEmpty();
    }

    private List<List<Object>> clerks(String city)
    {
        ApiTableHandle ofCity = ApiTableHandle.of("clerks").withFilter(where(handle(CLERKS, "city"), text(city)), ImmutableList.of());
        return scan.rows(SESSION, new Scope.Open(), ofCity, handle(CLERKS, "city"), handle(CLERKS, "clerk"));
    }
}

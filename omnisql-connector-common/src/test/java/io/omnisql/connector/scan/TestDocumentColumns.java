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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.LoginModule;
import io.omnisql.connector.decode.DocumentText;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.FixtureRecords;
import io.omnisql.connector.testing.LoginFixture;
import io.omnisql.connector.testing.SuiteCatalog;
import io.trino.testing.QueryRunner;
import io.trino.testing.TestingConnectorContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static com.google.inject.multibindings.MapBinder.newMapBinder;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Columns are texts of documents in a format that the source brings, as SQL sees them.
 */
@TestInstance(PER_CLASS)
final class TestDocumentColumns
{
    private static final RateLimitClass LIMIT = RateLimitClass.unreported("post", 600, 60);

    private static final SourceDefinition SOURCE = new SourceDefinition(
            "post",
            "omnisql_post",
            ImmutableMap.of(),
            ImmutableList.of(LIMIT),
            new CredentialLimits(4, 60),
            ImmutableList.of(),
            ScopeDefinition.none(),
            ImmutableList.of(table("letters", "Letters")
                    .endpoint(get("/letters").records(arrays("/letters")).rateLimit(LIMIT))
                    .columns(
                            column("id", BIGINT).alwaysAt("/id").comment("Number"),
                            column("body", VARCHAR).documentAt("/fields/body", "lines").comment("What it says"),
                            column("body_json", JSON).at("/fields/body").comment("The same as it is written"))
                    .primaryKey("id")
                    .cardinality(1, 4)
                    .build()))
            .validated();

    private final AtomicInteger documents = new AtomicInteger();

    private QueryRunner queryRunner;
    private Post post;
    private SuiteCatalog catalog;

    @BeforeAll
    void start()
            throws Exception
    {
        queryRunner = SuiteCatalog.startServer();
        post = new Post(SOURCE, Modules.combine(new LoginModule(SOURCE), binder -> newMapBinder(binder, String.class, DocumentText.class).addBinding("lines").toInstance(this::lines)));
        catalog = SuiteCatalog.on(queryRunner, post);
    }

    @AfterAll
    void stop()
    {
        catalog.drop();
        queryRunner.close();
        post.close();
    }

    @Test
    void testTextAndDocument()
    {
        assertThat(catalog.query("SELECT id, body, body_json FROM letters ORDER BY id").rows()).containsExactly(
                Arrays.asList(1L, "dear\nada", "{\"lines\":[\"dear\",\"ada\"]}"),
                Arrays.asList(2L, "", "{\"lines\":[]}"),
                Arrays.asList(3L, null, null),
                Arrays.asList(4L, "plain", "\"plain\""));
        assertThat(catalog.query("SELECT json_extract_scalar(body_json, '$.lines[1]') FROM letters WHERE id = 1").rows()).containsExactly(ImmutableList.of("ada"));
    }

    /**
     * The filter is about the text, which only the scan knows.
     */
    @Test
    void testFilters()
    {
        assertThat(ids("body = 'dear' || chr(10) || 'ada'")).containsExactly(1L);
        assertThat(ids("body IN ('', 'plain')")).containsExactly(2L, 4L);
        assertThat(ids("body IS NULL")).containsExactly(3L);
        assertThat(ids("body LIKE '%ada'")).containsExactly(1L);
        assertThat(ids("body <> 'plain'")).containsExactly(1L, 2L);
    }

    @Test
    void testNothingIsMadeOfWhatIsNotRead()
    {
        documents.set(0);
        assertThat(catalog.query("SELECT id, body_json FROM letters").rows()).hasSize(4);
        assertThat(documents).hasValue(0);
        assertThat(catalog.query("SELECT count(body) FROM letters").rows()).containsExactly(ImmutableList.of(3L));
        assertThat(documents).hasValue(3);
    }

    /**
     * Nobody learns in the middle of a query that a format is missing.
     */
    @Test
    void testFormatThatTheSourceDoesNotBring()
    {
        ApiConnectorFactory bare = new ApiConnectorFactory(SOURCE, new LoginModule(SOURCE));
        assertThatThrownBy(() -> bare.create("bare", catalog.properties(post.apiUri()), new TestingConnectorContext())).hasStackTraceContaining("Nothing makes texts of documents of the format 'lines'; there are []");
    }

    private List<Object> ids(String condition)
    {
        return catalog.query("SELECT id FROM letters WHERE " + condition + " ORDER BY id").rows().stream().map(List::getFirst).toList();
    }

    private String lines(JsonNode document)
    {
        documents.incrementAndGet();
        return document.isTextual() ? document.textValue() : String.join("\n", document.path("lines").valueStream().map(JsonNode::asText).toList());
    }

    private static final class Post
            extends LoginFixture
    {
        private Post(SourceDefinition definition, Module module)
        {
            super(definition, module);
            server().list("/letters", ImmutableList.of(
                            FixtureRecords.json("{'id': 1, 'fields': {'body': {'lines': ['dear', 'ada']}}}"),
                            FixtureRecords.json("{'id': 2, 'fields': {'body': {'lines': []}}}"),
                            FixtureRecords.json("{'id': 3, 'fields': {'body': null}}"),
                            FixtureRecords.json("{'id': 4, 'fields': {'body': 'plain'}}")))
                    .within("letters");
        }
    }
}

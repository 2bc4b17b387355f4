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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which source a {@link BaseApiConnectorTest} is about, and what stands for its API: a simulator, or a {@link FixtureServer}. Whatever the suite checks it derives from the definition and from the rows.
 * <p>
 * The API writes the links that it answers with to the host that the request names, as the suite listens to what is said.
 */
public interface TestedSource
        extends AutoCloseable
{
    SourceDefinition definition();

    /**
     * The definition that is printed and documented, if what stands for the API lacks something of it.
     */
    default SourceDefinition documented()
    {
        return definition();
    }

    /**
     * The source's own module, which provides its connection.
     */
    Module module();

    /**
     * The root of the API that stands for the source.
     */
    HttpUrl apiUri();

    /**
     * The properties of a catalog over the API at an address: the credential, whose secret is {@link #secret()}, and a scope under which every table can be read without keys, if the source has one.
     */
    Map<String, String> catalog(HttpUrl apiUri);

    /**
     * The secret in the catalog's properties, which is nowhere else.
     */
    String secret();

    /**
     * A condition that names the keys of a table which nobody lists, such as {@code login IN ('ada', 'zoe')}.
     */
    default Optional<String> keys(String table)
    {
        return Optional.empty();
    }

    /**
     * What a search text says, for a source that has endpoints which take one. It is read without the connector's own dialect.
     */
    default SearchReading read(String search)
    {
        throw new AssertionError("nobody reads what searches of %s say: %s".formatted(definition().name(), search));
    }

    /**
     * What is declared and cannot be shown by a query over one table, with the reason; by table, column, capability and route, as in {@code "tickets.author EQUAL GET /tickets"}. What can be shown must not be listed.
     */
    default Map<String, String> unproven()
    {
        return ImmutableMap.of();
    }

    /**
     * Columns of which the fixture has no value, with the reason; as in {@code "tickets.author"}.
     */
    default Map<String, String> unseen()
    {
        return ImmutableMap.of();
    }

    /**
     * The file with the printed definition.
     */
    default Path goldenDefinition()
    {
        return Path.of("src/test/resources/%s.json".formatted(definition().name()));
    }

    /**
     * The page of the documentation that has the tables, between the marks of generated text.
     */
    default Optional<Path> documentation()
    {
        return Optional.empty();
    }

    /**
     * Answers that were recorded from the real API; none where they are not at hand.
     */
    default List<RecordedExchange> recordings()
    {
        return ImmutableList.of();
    }

    /**
     * A catalog under which all that was recorded can be read.
     */
    default Map<String, String> openCatalog(HttpUrl apiUri)
    {
        return catalog(apiUri);
    }

    /**
     * What was recorded and is no answer to a query, with the reason; by table and path, as in {@code "tickets /tickets/7"}.
     */
    default Map<String, String> unreplayed()
    {
        return ImmutableMap.of();
    }

    @Override
    void close();
}

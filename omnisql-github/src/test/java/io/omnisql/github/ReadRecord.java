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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * A record of a list, and the repository that it is below.
 */
record ReadRecord(ReadRepository repository, JsonNode node)
{
    ReadRecord
    {
        requireNonNull(repository, "repository is null");
        requireNonNull(node, "node is null");
    }

    static Stream<ReadRecord> of(List<ReadRepository> repositories, String field)
    {
        return repositories.stream().flatMap(repository -> repository.records(field).map(node -> new ReadRecord(repository, node)));
    }

    String repo()
    {
        return repository.name();
    }

    Long number(String field)
    {
        return node.get(field).longValue();
    }

    String text(String field)
    {
        return LeastRows.text(node, field);
    }

    Instant time(String field)
    {
        return LeastRows.time(node, field);
    }

    /**
     * The login of an account, null where there is none.
     */
    String login(String field)
    {
        return node.get(field).isNull() ? null : LeastRows.login(node.get(field));
    }
}

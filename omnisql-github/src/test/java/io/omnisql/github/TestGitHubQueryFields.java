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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.decode.StandIns;
import io.omnisql.connector.definition.EndpointDefinition;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What GraphQL tells of an author, and what only REST knows.
 */
final class TestGitHubQueryFields
{
    private static final EndpointDefinition ISSUES = GitHubQueries.listOfRepository("issues", "Issue").otherwise("/issues").build();
    private static final GraphQlRecords RECORDS = new GraphQlRecords(ISSUES, ImmutableMap.of("number", IssuesTable.ISSUES.column("number").orElseThrow().graphQl().orElseThrow(), "author", GitHubQueries.login("author")), ImmutableSet.of("number"), StandIns.unknown());

    @Test
    void testLogins()
    {
        assertAuthor("User", "ada", "ada");
        assertAuthor("Mannequin", "old-ada", "old-ada");
        assertAuthor("Bot", "dependabot", "dependabot[bot]");
        // a person of that name is one
        assertAuthor("User", "copilot-fan", "copilot-fan");
    }

    /**
     * REST has names for the bots of Copilot that are not made of theirs.
     */
    @Test
    void testBotsOfOtherNames()
    {
        for (String login : ImmutableList.of("copilot-swe-agent", "copilot-pull-request-reviewer", "Copilot")) {
            GraphQlPage.Found page = page("Bot", login);
            assertThat(new String(page.body(), UTF_8)).as(login).isEqualTo("[]");
            assertThat(page.untold()).as(login).singleElement().satisfies(untold -> {
                assertThat(untold.key()).isEqualTo(ImmutableMap.of("number", "7"));
                assertThat(untold.missing()).containsExactly("author");
            });
        }
    }

    private static void assertAuthor(String type, String login, String author)
    {
        GraphQlPage.Found page = page(type, login);
        assertThat(new String(page.body(), UTF_8)).isEqualTo("[{\"number\":7,\"author\":\"%s\"}]".formatted(author));
        assertThat(page.untold()).isEmpty();
    }

    private static GraphQlPage.Found page(String type, String login)
    {
        ObjectNode issue = JsonNodeFactory.instance.objectNode().put("__typename", "Issue").put("number", 7);
        issue.set("author", JsonNodeFactory.instance.objectNode().put("__typename", type).put("login", login));
        ObjectNode connection = JsonNodeFactory.instance.objectNode();
        connection.putArray("nodes").add(issue);
        connection.set("pageInfo", JsonNodeFactory.instance.objectNode().put("hasNextPage", false));
        ObjectNode repository = JsonNodeFactory.instance.objectNode().put("name", "rocket");
        repository.set("owner", JsonNodeFactory.instance.objectNode().put("login", "acme"));
        JsonNode found = repository.set("issues", connection);
        return (GraphQlPage.Found) RECORDS.page(found, ImmutableMap.of("owner", "acme", "repo", "rocket"));
    }
}

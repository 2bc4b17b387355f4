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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What a search asks for, in a query string or in a body.
 *
 * @param reconcile ids of issues that are looked at as they are, and not as the index has them
 */
record SearchRequest(String jql, Optional<String> token, int maxResults, ImmutableList<String> fields, String expand, ImmutableSet<Long> reconcile)
{
    private static final int DEFAULT_ROWS = 50;
    private static final int RECONCILED = 50;

    SearchRequest
    {
        requireNonNull(jql, "jql is null");
        requireNonNull(token, "token is null");
        requireNonNull(fields, "fields is null");
        requireNonNull(expand, "expand is null");
        requireNonNull(reconcile, "reconcile is null");
        if (reconcile.size() > RECONCILED) {
            throw JiraRefusal.badRequest("reconcileIssues accepts up to %s issue ids.".formatted(RECONCILED));
        }
        if (maxResults < 1) {
            throw JiraRefusal.badRequest("The value of maxResults has to be between 1 and 5000.");
        }
    }

    static SearchRequest ofQuery(JiraCall call)
    {
        return new SearchRequest(
                call.parameter("jql"),
                call.query().value("nextPageToken"),
                call.number("maxResults", DEFAULT_ROWS),
                call.parameters("fields"),
                call.parameter("expand"),
                ids(call.parameters("reconcileIssues").stream().flatMap(value -> ImmutableList.copyOf(value.split(",")).stream()).collect(toImmutableList())));
    }

    static SearchRequest ofBody(JiraCall call)
    {
        JsonNode body = call.body();
        return new SearchRequest(
                body.path("jql").asText(""),
                Optional.of(body.path("nextPageToken").asText("")).filter(token -> !token.isEmpty()),
                body.path("maxResults").asInt(DEFAULT_ROWS),
                JiraCall.texts(body.path("fields")),
                body.path("expand").asText(""),
                ids(JiraCall.texts(body.path("reconcileIssues"))));
    }

    private static ImmutableSet<Long> ids(ImmutableList<String> texts)
    {
        return texts.stream().filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).collect(toImmutableSet());
    }

    /**
     * What a token belongs to.
     */
    String identity()
    {
        return jql + "\n" + FieldSelection.parse(fields, "id").words() + "\n" + reconcile;
    }
}

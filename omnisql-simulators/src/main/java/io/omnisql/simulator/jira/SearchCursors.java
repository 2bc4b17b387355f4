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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Where searches stand: a token belongs to its query and fields and lives for a week. It remembers the last issue of its
 * page as that was, so the next page begins behind it however the issues have changed since; and what is behind, for as
 * long as nothing changes. Thread-safe.
 */
final class SearchCursors
{
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Map<String, Cursor> byToken = new HashMap<>();

    /**
     * @param rest what is behind the last issue, as the index has it
     */
    synchronized String open(String query, JiraIssue last, JiraDataset index, List<JiraIssue> rest, Instant now)
    {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(("page:" + byToken.size()).getBytes(StandardCharsets.UTF_8));
        byToken.put(token, new Cursor(query, last, index, rest, now.plus(LIFETIME)));
        return token;
    }

    /**
     * Where the next page begins.
     *
     * @throws JiraRefusal for a token that is unknown, outdated, or of another query
     */
    synchronized Cursor find(String token, String query, Instant now)
    {
        return Optional.ofNullable(byToken.get(token))
                .filter(cursor -> cursor.query().equals(query) && now.isBefore(cursor.end()))
                .orElseThrow(() -> JiraRefusal.badRequest("The provided next page token is invalid or expired."));
    }

    /**
     * Makes all tokens invalid.
     */
    synchronized void forget()
    {
        byToken.replaceAll((_, cursor) -> new Cursor(cursor.query(), cursor.last(), cursor.index(), cursor.rest(), Instant.MIN));
    }

    record Cursor(String query, JiraIssue last, JiraDataset index, List<JiraIssue> rest, Instant end)
    {
        Cursor
        {
            requireNonNull(query, "query is null");
            requireNonNull(last, "last is null");
            requireNonNull(index, "index is null");
            requireNonNull(rest, "rest is null");
            requireNonNull(end, "end is null");
        }
    }
}

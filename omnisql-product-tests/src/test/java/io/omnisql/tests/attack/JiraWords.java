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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;

import java.util.Map;
import java.util.Set;

/**
 * The issues of Jira, by what hides some of them: who works on them, or their project.
 */
final class JiraWords
{
    private static final ImmutableList<String> HIDDEN_ROWS = ImmutableList.of("TOPSECRET", "333-33-3333", "444-44-4444", "555-55-5555", "666-66-6666", "777-77-7777", HiddenTickets.HIDDEN_PROJECT, HiddenTickets.RENAMED_PROJECT, HiddenTickets.HIDDEN_ACCOUNT);
    private static final ImmutableList<String> CANARIES = ImmutableList.<String>builder().addAll(HIDDEN_ROWS).add("111-11-1111", "222-22-2222").build();

    private static final Set<String> ACCESS_CONTROL = ImmutableSet.of("salary", "secret", "definer", "nested", "catalog", "schema");

    private static final Map<String, String> BOTH = ImmutableMap.<String, String>builder()
            .put("emp", "issues")
            .put("id", "original_estimate_seconds")
            .put("name", "key")
            .put("bonus", "remaining_estimate_seconds")
            .put("note", "summary")
            .put("ssn", "description")
            .put("ssn-value", "'111-11-1111'")
            .put("salary", "watchers_count")
            .put("hidden-prefix", "TOP")
            .put("visible-id", "1")
            .put("other", "boards")
            .put("other-id", "id")
            .put("other-ids", "VALUES BIGINT '2', 3, 6, 20, 30")
            .put("tags", "labels")
            .put("secret", "audit_records")
            .put("invoker", "acme_views.default.of_reader")
            .put("definer", "acme_views.default.of_owner")
            .put("nested", "acme_views.default.of_owner_nested")
            .put("grouped", "acme_views.default.grouped")
            .put("scratch", "acme_views.default")
            // of scans only
            .put("holder", "assignee_id")
            .put("parents", "projects")
            .put("children-of-keys", "project_versions")
            .put("key", "project_key")
            .put("hidden-key", "'TUNNEL'")
            .put("visible-key", "'ROCKET'")
            .put("hidden-prefix-of-key", "'TUN%'")
            .put("middle-of-keys", "'J'")
            .put("hidden-key-text", HiddenTickets.HIDDEN_PROJECT)
            .put("kept", "acme_kept.default.issues")
            .put("state", "status")
            .put("order", "created_at")
            .put("route", "%search%")
            // only here
            .put("issue", "key")
            .put("comments", "issue_comments")
            .put("links", "issue_links")
            .put("changes", "issue_changelogs")
            .buildOrThrow();

    static final Words RECORDS = words(ImmutableMap.of(
            "tenant", "assignee_id",
            "hidden-tenant", "'%s'".formatted(HiddenTickets.HIDDEN_ACCOUNT),
            "visible-tenant", "'%s'".formatted(HiddenTickets.VISIBLE_ACCOUNT),
            "hidden-number", "777",
            "hidden-id", "3"));

    /**
     * Without what only access control hides.
     */
    static final Words RECORDS_ALONE = new Words(
            RECORDS.catalog(),
            RECORDS.schema(),
            Maps.filterKeys(RECORDS.words(), word -> !ACCESS_CONTROL.contains(word)),
            HIDDEN_ROWS);

    static final Words KEYS = words(ImmutableMap.of(
            "tenant", "project_key",
            "hidden-tenant", "'TUNNEL'",
            "visible-tenant", "'ROCKET'",
            "hidden-number", "666",
            "hidden-id", "2"));

    private JiraWords() {}

    private static Words words(Map<String, String> tenant)
    {
        return new Words("acme_jira", "default", ImmutableMap.<String, String>builder().putAll(BOTH).putAll(tenant).buildOrThrow(), CANARIES);
    }
}

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
 * How attacks speak of the issues of {@link HiddenIssues}: once rows are told apart by what their records say, once by their repository, which is a key.
 */
final class GitHubWords
{
    private static final ImmutableList<String> CANARIES = ImmutableList.of("TOPSECRET", "111-11-1111", "222-22-2222", "333-33-3333", "444-44-4444", "555-55-5555", "666-66-6666", "777-77-7777", HiddenIssues.HIDDEN_REPOSITORY, HiddenIssues.HIDDEN_AUTHOR);

    private static final Set<String> ACCESS_CONTROL = ImmutableSet.of("salary", "secret", "definer", "nested", "catalog", "schema");

    private static final Map<String, String> BOTH = ImmutableMap.<String, String>builder()
            .put("emp", "issues")
            .put("id", "number")
            .put("name", "html_url")
            .put("bonus", "comments")
            .put("note", "title")
            .put("ssn", "body")
            .put("ssn-value", "'111-11-1111'")
            .put("salary", "author_id")
            .put("hidden-prefix", "TOP")
            .put("visible-id", "1")
            .put("other", "milestones")
            .put("other-id", "number")
            .put("other-ids", "VALUES BIGINT '2', 3, 6, 20, 30")
            .put("tags", "labels")
            .put("secret", "organizations")
            .put("invoker", "acme_views.default.of_reader")
            .put("definer", "acme_views.default.of_owner")
            .put("nested", "acme_views.default.of_owner_nested")
            .put("grouped", "acme_views.default.grouped")
            .put("scratch", "acme_views.default")
            // of scans only
            .put("holder", "author")
            .put("owner", "owner")
            .put("owner-value", "'acme'")
            .put("children", "issue_comments")
            .put("parents", "repositories")
            .put("people", "users")
            .put("key", "repo")
            .put("hidden-key", "'windtunnel'")
            .put("visible-key", "'rocket'")
            .put("former-key", "'old-launchpad'")
            .put("hidden-prefix-of-key", "'wind%'")
            .put("middle-of-keys", "'j'")
            .put("hidden-key-text", HiddenIssues.HIDDEN_REPOSITORY)
            .put("children-of-keys", "labels")
            .put("quota", "quota")
            .put("quota-left", "[05]000000 of 100000000 left")
            .put("route", "%ssue%")
            .put("kept", "acme_kept.default.issues")
            .put("state", "state")
            .put("order", "created_at")
            .buildOrThrow();

    static final Words RECORDS = words(ImmutableMap.of(
            "tenant", "author",
            "hidden-tenant", "'zoe'",
            "visible-tenant", "'ada'",
            "hidden-number", "777",
            "hidden-id", "3"));

    /**
     * Without what only access control hides.
     */
    static final Words RECORDS_ALONE = new Words(
            RECORDS.catalog(),
            RECORDS.schema(),
            Maps.filterKeys(RECORDS.words(), word -> !ACCESS_CONTROL.contains(word)),
            ImmutableList.of("TOPSECRET", "333-33-3333", "444-44-4444", "555-55-5555", "666-66-6666", "777-77-7777", HiddenIssues.HIDDEN_REPOSITORY, HiddenIssues.HIDDEN_AUTHOR));

    static final Words KEYS = words(ImmutableMap.of(
            "tenant", "repo",
            "hidden-tenant", "'windtunnel'",
            "visible-tenant", "'rocket'",
            "hidden-number", "666",
            "hidden-id", "2"));

    private GitHubWords() {}

    private static Words words(Map<String, String> tenant)
    {
        return new Words("acme_github", "default", ImmutableMap.<String, String>builder().putAll(BOTH).putAll(tenant).buildOrThrow(), CANARIES);
    }
}

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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;

/**
 * The addresses of everything below a repository, most of them as URI templates.
 */
final class RepositoryUrls
{
    private static final ImmutableMap<String, String> SUFFIXES = ImmutableMap.<String, String>builder()
            .put("forks_url", "/forks")
            .put("keys_url", "/keys{/key_id}")
            .put("collaborators_url", "/collaborators{/collaborator}")
            .put("teams_url", "/teams")
            .put("hooks_url", "/hooks")
            .put("issue_events_url", "/issues/events{/number}")
            .put("events_url", "/events")
            .put("assignees_url", "/assignees{/user}")
            .put("branches_url", "/branches{/branch}")
            .put("tags_url", "/tags")
            .put("blobs_url", "/git/blobs{/sha}")
            .put("git_tags_url", "/git/tags{/sha}")
            .put("git_refs_url", "/git/refs{/sha}")
            .put("trees_url", "/git/trees{/sha}")
            .put("statuses_url", "/statuses/{sha}")
            .put("languages_url", "/languages")
            .put("stargazers_url", "/stargazers")
            .put("contributors_url", "/contributors")
            .put("subscribers_url", "/subscribers")
            .put("subscription_url", "/subscription")
            .put("commits_url", "/commits{/sha}")
            .put("git_commits_url", "/git/commits{/sha}")
            .put("comments_url", "/comments{/number}")
            .put("issue_comment_url", "/issues/comments{/number}")
            .put("contents_url", "/contents/{+path}")
            .put("compare_url", "/compare/{base}...{head}")
            .put("merges_url", "/merges")
            .put("archive_url", "/{archive_format}{/ref}")
            .put("downloads_url", "/downloads")
            .put("issues_url", "/issues{/number}")
            .put("pulls_url", "/pulls{/number}")
            .put("milestones_url", "/milestones{/number}")
            .put("notifications_url", "/notifications{?since,all,participating}")
            .put("labels_url", "/labels{/name}")
            .put("releases_url", "/releases{/id}")
            .put("deployments_url", "/deployments")
            .buildOrThrow();

    private RepositoryUrls() {}

    static void put(ObjectNode json, String repositoryUrl)
    {
        SUFFIXES.forEach((name, suffix) -> json.put(name, repositoryUrl + suffix));
    }
}

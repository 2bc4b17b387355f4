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

import com.google.common.collect.ImmutableList;

import static java.util.Objects.requireNonNull;

/**
 * What was added to an issue and done with it, each list from the oldest to the newest.
 */
public record IssueActivity(
        ImmutableList<JiraComment> comments,
        ImmutableList<JiraWorklog> worklogs,
        ImmutableList<JiraChange> changes,
        ImmutableList<JiraAttachment> attachments,
        ImmutableList<JiraLink> links,
        ImmutableList<JiraRemoteLink> remoteLinks)
{
    public IssueActivity
    {
        requireNonNull(comments, "comments is null");
        requireNonNull(worklogs, "worklogs is null");
        requireNonNull(changes, "changes is null");
        requireNonNull(attachments, "attachments is null");
        requireNonNull(links, "links is null");
        requireNonNull(remoteLinks, "remoteLinks is null");
    }

    public long secondsWorked()
    {
        return worklogs.stream().mapToLong(JiraWorklog::seconds).sum();
    }
}

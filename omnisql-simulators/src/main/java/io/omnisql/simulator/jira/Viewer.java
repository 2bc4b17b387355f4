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

import java.time.Instant;
import java.time.ZoneId;

import static java.util.Objects.requireNonNull;

/**
 * Who asks: what the answer to a query depends on, besides the data.
 */
record Viewer(JiraDataset data, String accountId, JiraVisibility visibility, Instant now)
{
    Viewer
    {
        requireNonNull(data, "data is null");
        requireNonNull(accountId, "accountId is null");
        requireNonNull(visibility, "visibility is null");
        requireNonNull(now, "now is null");
    }

    /**
     * The time zone in the user's profile, by which dates without a zone are read and times are written.
     */
    ZoneId zone()
    {
        return data.site().findUser(accountId).map(JiraUser::timeZone).orElse(ZoneId.of("Etc/UTC"));
    }

    boolean isIn(String group)
    {
        return data.site().findGroup(group).filter(found -> found.members().contains(accountId)).isPresent();
    }

    /**
     * Whether issues of a project can be found: what is archived or in the trash has none that can.
     */
    boolean searches(JiraProject project)
    {
        return project.state() == JiraProject.State.LIVE && visibility.shows(project);
    }

    boolean searches(JiraIssue issue)
    {
        return visibility.shows(issue) && data.site().project(issue.projectKey()).state() == JiraProject.State.LIVE;
    }

    /**
     * The same, looking at other data.
     */
    Viewer of(JiraDataset other)
    {
        return new Viewer(other, accountId, visibility, now);
    }
}

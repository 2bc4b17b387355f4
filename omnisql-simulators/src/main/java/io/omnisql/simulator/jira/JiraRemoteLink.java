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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A link from an issue to something outside of the site.
 */
public record JiraRemoteLink(long id, Optional<String> globalId, String url, String title, Optional<String> summary, Optional<String> relationship, Optional<String> application, boolean resolved)
{
    public JiraRemoteLink
    {
        requireNonNull(globalId, "globalId is null");
        requireNonNull(url, "url is null");
        requireNonNull(title, "title is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(relationship, "relationship is null");
        requireNonNull(application, "application is null");
    }
}

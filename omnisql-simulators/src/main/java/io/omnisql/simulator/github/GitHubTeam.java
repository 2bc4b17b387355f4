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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A team of an organization; it may be asked for a review.
 */
public record GitHubTeam(long id, GitHubAccount organization, String slug, String name, Optional<String> description, String privacy, String permission, String notificationSetting, Optional<GitHubTeam> parent)
{
    public GitHubTeam
    {
        requireNonNull(organization, "organization is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(privacy, "privacy is null");
        requireNonNull(permission, "permission is null");
        requireNonNull(notificationSetting, "notificationSetting is null");
        requireNonNull(parent, "parent is null");
    }

    boolean isSecret()
    {
        return privacy.equals("secret");
    }
}

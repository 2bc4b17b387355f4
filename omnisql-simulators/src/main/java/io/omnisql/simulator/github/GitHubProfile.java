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
 * What an account tells about itself. An organization's biography is shown as its description.
 */
public record GitHubProfile(
        Optional<String> blog,
        Optional<String> location,
        Optional<Boolean> hireable,
        Optional<String> biography,
        Optional<String> twitter,
        int publicGists,
        boolean verified)
{
    public GitHubProfile
    {
        requireNonNull(blog, "blog is null");
        requireNonNull(location, "location is null");
        requireNonNull(hireable, "hireable is null");
        requireNonNull(biography, "biography is null");
        requireNonNull(twitter, "twitter is null");
    }
}

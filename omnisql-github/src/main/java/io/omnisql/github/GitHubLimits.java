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
package io.omnisql.github;

import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.RateLimitClass.Pace;

/**
 * The limits that GitHub sets for everybody.
 */
final class GitHubLimits
{
    static final RateLimitClass CORE = new RateLimitClass("core", 5_000, 3_600, "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset").paced(new Pace(900, 60, true));
    static final RateLimitClass GRAPHQL = new RateLimitClass("graphql", 5_000, 3_600, "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset").paced(new Pace(2_000, 60, false));
    /**
     * A refusal without a word on when to come back is that of a secondary limit, after which GitHub wants a minute of rest at least, and then ever more.
     */
    static final CredentialLimits CREDENTIAL = new CredentialLimits(100, 60);
    static final int LARGEST_PAGE = 100;
    /**
     * As many connections cost one point, and their largest pages stay far below the limit of 500,000 nodes.
     */
    static final int KEYS_PER_QUERY = 100;
    static final int NUMBERED_COMMENTS = 30_000;
    static final int PULL_REQUEST_FILES = 3_000;
    static final int PULL_REQUEST_COMMITS = 250;

    private GitHubLimits() {}
}

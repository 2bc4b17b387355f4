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

import com.google.common.hash.Hashing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where the ids of a repository's things come from. The ranges overlap nowhere; those of issues lie above 32 bits' signed
 * range, as they do on GitHub.
 */
record Ids(long repository)
{
    private static final long FIRST_REPOSITORY = 500_000_000;

    long issue(int number)
    {
        return 2_600_000_000L + (repository - FIRST_REPOSITORY) * 10_000_000 + number;
    }

    long pullRequest(int number)
    {
        return 1_200_000_000L + (repository - FIRST_REPOSITORY) * 10_000_000 + number;
    }

    long label(int index)
    {
        return 7_000_000_000L + (repository - FIRST_REPOSITORY) * 1_000 + index;
    }

    long milestone(int number)
    {
        return 11_000_000 + (repository - FIRST_REPOSITORY) * 1_000 + number;
    }

    /**
     * The id of a comment on an issue. An issue has fewer than a thousand.
     */
    long comment(int number, int index)
    {
        return remark(1_000_000_000L, number, index);
    }

    long release(int index)
    {
        return 90_000_000 + (repository - FIRST_REPOSITORY) * 1_000 + index;
    }

    long review(int number, int index)
    {
        return remark(2_100_000_000L, number, index);
    }

    long reviewComment(int number, int index)
    {
        return remark(1_700_000_000L, number, index);
    }

    private long remark(long first, int number, int index)
    {
        return first + (repository - FIRST_REPOSITORY) * 100_000_000 + number * 1_000L + index;
    }

    /**
     * The hash of a made-up commit.
     */
    String sha(String role, int number)
    {
        return Hashing.sha256().hashString(repository + " " + role + " " + number, UTF_8).toString().substring(0, 40);
    }
}

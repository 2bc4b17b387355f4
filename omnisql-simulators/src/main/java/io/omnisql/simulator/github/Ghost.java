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

import java.time.Instant;
import java.util.Optional;

/**
 * The account that stands in for deleted ones; recorded in hub4j's {@code AppTest.testGetIssues}.
 */
public final class Ghost
{
    private static final Instant CREATED_AT = Instant.parse("2008-05-13T06:14:25Z");

    public static final GitHubAccount GHOST = new GitHubAccount(
            10137,
            "ghost",
            GitHubAccount.Kind.USER,
            Optional.of("Deleted user"),
            Optional.empty(),
            Optional.empty(),
            new GitHubProfile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, false),
            CREATED_AT,
            CREATED_AT);

    private Ghost() {}
}

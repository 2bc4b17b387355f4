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

import com.google.common.collect.ImmutableList;

import static java.util.Objects.requireNonNull;

/**
 * A fault of the project's list that other tests make, or nobody yet.
 *
 * @param tests the simple names of the test classes
 */
record FaultElsewhere(String id, String name, String outcome, ImmutableList<String> tests)
{
    static final ImmutableList<FaultElsewhere> ALL = ImmutableList.of(
            elsewhere("F10", "200 with a problem in the body, as Slack answers", "comes with Slack's connector"),
            elsewhere("F13", "Nobody listens at the source's port", "`SOURCE_UNAVAILABLE`", "TestGitHubFaultAddresses"),
            elsewhere("F16", "401 in many splits at once", "one renewal for all, exact rows", "TestGitHubApps", "TestRenewingCredentialProvider"),
            elsewhere("F17", "Refresh token that is replaced, and a crash before it is kept", "kept before it is used", "TestRefreshingIssuer", "TestFileCredentialStore"),
            elsewhere("F21", "Rows that come, go and change while they are read", "rows that stay exactly once, or `SNAPSHOT_CHANGED`", "TestShiftingPages", "TestNumberedPages", "TestGitHubChangingLists"),
            elsewhere("F22", "Lists of which the source shows a part only", "`RESULT_CAPPED`", "TestScanProblems", "TestGitHubChanges"),
            elsewhere("F23", "Indexes that lag behind", "a search of Jira finds what its index knows, which may be seconds behind; `$freshness_ms` is the age of the answer, and not of the index. What is asked for by its key is what it is now", "TestJiraSearch"),
            elsewhere("F24", "Field that GitHub's description does not promise, and that no record has any more", "null, as for a record that has no such thing", "TestGitHubSpecification"),
            elsewhere("F28", "Clock of a node that is set while it waits", "waits as long as before", "TestApiClientLimits"),
            elsewhere("F29", "Host without an address", "`SOURCE_UNAVAILABLE`", "TestGitHubFaultAddresses"),
            elsewhere("F30", "Certificate that is over, of another host, or of an unknown authority", "`SOURCE_UNTRUSTED`", "TestGitHubFaultAddresses", "TestSecureConnections"),
            elsewhere("F33", "Scans that are cancelled at any moment", "nothing is left of them", "TestGitHubCancelledScans", "TestRandomCalls"),
            elsewhere("F34", "Death of a worker, and one that is drained", "exact rows where tasks are run again, else a clear error", "TestClusterProduct"),
            elsewhere("F35", "A task that runs twice", "a split is read again as it was", "TestCachedScans", "TestClusterProduct"),
            elsewhere("F36", "Shared store of limits, cache or policies that fails", "comes with the store"),
            elsewhere("F38", "304 although the answer has changed", "as old as `omnisql.cache.max-age` at most, then it is read whole", "TestReusingSender"));

    FaultElsewhere
    {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(tests, "tests is null");
    }

    private static FaultElsewhere elsewhere(String id, String name, String outcome, String... tests)
    {
        return new FaultElsewhere(id, name, outcome, ImmutableList.copyOf(tests));
    }
}

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
package io.omnisql.benchmark;

import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestDistantGitHub
{
    /**
     * What the benchmark says of its lists is so.
     */
    @Test
    void testListsHave26Pages()
    {
        GitHubDataset dataset = DistantGitHub.dataset();
        assertThat(dataset.issues("acme", DistantGitHub.ISSUES)).hasSize(2_600);
        assertThat(dataset.issues("acme", DistantGitHub.COMMENTS).stream().mapToInt(GitHubIssue::comments).sum()).isBetween(2_501, 2_600);
    }
}

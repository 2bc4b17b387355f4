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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The milestones of a repository, only open ones unless asked for others, and each by its number.
 */
final class MilestoneEndpoints
{
    private static final String MILESTONE = "Milestone";

    private MilestoneEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        String state = call.choice(MILESTONE, "state", "open", "open", "closed", "all");
        List<GitHubMilestone> rows = content.milestones().stream()
                .filter(milestone -> state.equals("all") || milestone.state().equals(state))
                .sorted(order(call, content))
                .toList();
        NumberedPage<GitHubMilestone> page = NumberedPage.of(rows, call, call.links().repositoryById(content.repository()) + "/milestones");
        MilestoneJson json = new MilestoneJson(call.links(), call.rules());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(milestone -> body.add(json.render(content, milestone)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        int number = call.smallNumber("milestone_number");
        GitHubMilestone milestone = content.milestones().stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new MilestoneJson(call.links(), call.rules()).render(content, milestone), milestone.updatedAt());
    }

    /**
     * The word {@code due-on} works too: recorded by hub4j, GHMilestoneTest.testListMilestonesWithSort.
     */
    private static Comparator<GitHubMilestone> order(GitHubCall call, RepositoryContent content)
    {
        Comparator<GitHubMilestone> ascending = call.choice(MILESTONE, "sort", "due_on", "due_on", "due-on", "completeness").equals("completeness")
                ? Comparator.comparingDouble(milestone -> completeness(content, milestone))
                : Comparator.comparing(milestone -> milestone.dueOn().orElse(Instant.MIN));
        ascending = ascending.thenComparingInt(GitHubMilestone::number);
        return call.choice(MILESTONE, "direction", "asc", "asc", "desc").equals("asc") ? ascending : ascending.reversed();
    }

    private static double completeness(RepositoryContent content, GitHubMilestone milestone)
    {
        int closed = content.count(milestone, false);
        int all = closed + content.count(milestone, true);
        return all == 0 ? 0 : (double) closed / all;
    }
}

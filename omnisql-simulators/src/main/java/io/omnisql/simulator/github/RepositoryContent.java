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

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Maps;
import com.google.common.collect.Multiset;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMultiset.toImmutableMultiset;
import static java.util.Objects.requireNonNull;

/**
 * A repository with everything in it. Immutable; issues and pull requests stand in the order in which they were given.
 */
public final class RepositoryContent
{
    private final GitHubRepository repository;
    private final ImmutableList<GitHubIssue> issues;
    private final ImmutableList<GitHubPullRequest> pullRequests;
    private final ImmutableList<GitHubMilestone> milestones;
    private final ImmutableList<FormerIssue> formerIssues;
    private final ImmutableList<GitHubCommit> commits;
    private final ImmutableMap<Integer, IssueEntry> entries;
    private final Multiset<MilestoneState> milestoneCounts;
    private final int openCount;
    private final Discussion discussion;
    private final int abundance;
    private final Optional<NumberedIssues> numbered;
    private final Supplier<ImmutableList<GitHubRelease>> releases = Suppliers.memoize(() -> Releases.of(this));
    private final Supplier<ImmutableList<RepositoryBranch>> branches = Suppliers.memoize(() -> Branches.of(this));

    public RepositoryContent(
            GitHubRepository repository,
            ImmutableList<GitHubIssue> issues,
            ImmutableList<GitHubPullRequest> pullRequests,
            ImmutableList<GitHubMilestone> milestones,
            ImmutableList<FormerIssue> formerIssues)
    {
        this(repository, issues, pullRequests, milestones, formerIssues, 0, Optional.empty(), Discussion::new);
    }

    private RepositoryContent(
            GitHubRepository repository,
            ImmutableList<GitHubIssue> issues,
            ImmutableList<GitHubPullRequest> pullRequests,
            ImmutableList<GitHubMilestone> milestones,
            ImmutableList<FormerIssue> formerIssues,
            int abundance,
            Optional<NumberedIssues> numbered,
            Function<RepositoryContent, Discussion> discussion)
    {
        this.abundance = abundance;
        this.numbered = requireNonNull(numbered, "numbered is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.issues = requireNonNull(issues, "issues is null");
        this.pullRequests = requireNonNull(pullRequests, "pullRequests is null");
        this.milestones = requireNonNull(milestones, "milestones is null");
        this.formerIssues = requireNonNull(formerIssues, "formerIssues is null");
        this.commits = CommitHistory.of(repository, pullRequests);
        ImmutableList<IssueEntry> all = Stream.concat(
                        issues.stream().map(issue -> new IssueEntry(issue, Optional.empty())),
                        pullRequests.stream().map(pull -> new IssueEntry(pull.issue(), Optional.of(pull))))
                .collect(toImmutableList());
        this.entries = Maps.uniqueIndex(all, entry -> entry.issue().number());
        this.milestoneCounts = countMilestones(all);
        this.openCount = (int) all.stream().filter(entry -> entry.issue().isOpen()).count() + numbered.map(NumberedIssues::openCount).orElse(0);
        this.discussion = discussion.apply(this);
    }

    private static ImmutableMultiset<MilestoneState> countMilestones(ImmutableList<IssueEntry> entries)
    {
        return entries.stream()
                .map(IssueEntry::issue)
                .flatMap(issue -> issue.milestone().stream().map(milestone -> new MilestoneState(milestone.id(), issue.isOpen())))
                .collect(toImmutableMultiset());
    }

    public GitHubRepository repository()
    {
        return repository;
    }

    /**
     * The issues, without pull requests.
     */
    public ImmutableList<GitHubIssue> issues()
    {
        return issues;
    }

    public ImmutableList<GitHubPullRequest> pullRequests()
    {
        return pullRequests;
    }

    public ImmutableList<GitHubMilestone> milestones()
    {
        return milestones;
    }

    /**
     * The commits of the default branch, newest first.
     */
    public ImmutableList<GitHubCommit> commits()
    {
        return commits;
    }

    /**
     * Issues and pull requests mixed, as the issues list holds them.
     */
    public ImmutableList<IssueEntry> entries()
    {
        return entries.values().asList();
    }

    public Optional<IssueEntry> entry(int number)
    {
        return Optional.ofNullable(entries.get(number)).or(() -> numbered.flatMap(issues -> issues.find(number)));
    }

    /**
     * Issues that are in no list, as they are made when they are asked for.
     */
    Optional<NumberedIssues> numbered()
    {
        return numbered;
    }

    ImmutableList<FormerIssue> formerIssues()
    {
        return formerIssues;
    }

    Optional<FormerIssue> formerIssue(int number)
    {
        return formerIssues.stream().filter(former -> former.number() == number).findFirst();
    }

    public Optional<GitHubPullRequest> pullRequest(int number)
    {
        return entry(number).flatMap(IssueEntry::pullRequest);
    }

    public ImmutableList<GitHubLabel> labels()
    {
        return Labels.of(repository, abundance);
    }

    /**
     * The releases, newest first, drafts included.
     */
    public ImmutableList<GitHubRelease> releases()
    {
        return releases.get();
    }

    /**
     * The branches in the order of their names.
     */
    public ImmutableList<RepositoryBranch> branches()
    {
        return branches.get();
    }

    /**
     * How many labels, branches and releases there are besides those that every repository has.
     */
    int abundance()
    {
        return abundance;
    }

    public Discussion discussion()
    {
        return discussion;
    }

    /**
     * What the source shows as the count of open issues, which includes open pull requests.
     */
    public int openCount()
    {
        return openCount;
    }

    public int count(GitHubMilestone milestone, boolean open)
    {
        return milestoneCounts.count(new MilestoneState(milestone.id(), open));
    }

    /**
     * The same repository with other issues, for tests in which rows change between two calls.
     */
    public RepositoryContent withIssues(ImmutableList<GitHubIssue> newIssues)
    {
        return new RepositoryContent(repository, newIssues, pullRequests, milestones, formerIssues, abundance, numbered, Discussion::new);
    }

    /**
     * The same repository with other pull requests.
     */
    public RepositoryContent withPullRequests(ImmutableList<GitHubPullRequest> newPullRequests)
    {
        return new RepositoryContent(repository, issues, newPullRequests, milestones, formerIssues, abundance, numbered, Discussion::new);
    }

    /**
     * The same repository after an edit, and what is said in it then.
     */
    RepositoryContent edited(
            ImmutableList<GitHubIssue> newIssues,
            ImmutableList<GitHubPullRequest> newPullRequests,
            ImmutableList<FormerIssue> newFormerIssues,
            Function<RepositoryContent, Discussion> newDiscussion)
    {
        return new RepositoryContent(repository, newIssues, newPullRequests, milestones, newFormerIssues, abundance, numbered, newDiscussion);
    }

    /**
     * The same repository with so many issues, of which none is held. It must have no others.
     */
    public RepositoryContent withNumberedIssues(int count)
    {
        checkArgument(entries.isEmpty(), "there are other issues");
        return new RepositoryContent(repository, issues, pullRequests, milestones, formerIssues, abundance, Optional.of(new NumberedIssues(repository, count)), Discussion::new);
    }

    /**
     * The same repository with so many more labels, branches and releases.
     */
    RepositoryContent abundant(int count)
    {
        return new RepositoryContent(repository, issues, pullRequests, milestones, formerIssues, count, numbered, Discussion::new);
    }

    private record MilestoneState(long milestone, boolean open) {}
}

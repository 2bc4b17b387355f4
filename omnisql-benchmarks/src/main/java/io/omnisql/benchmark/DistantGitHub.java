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

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.github.Visibility;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A simulated GitHub in a process of its own, each of whose answers takes a time that is given. In {@code acme/webapp} are {@value #ROWS} issues, in {@code acme/infra} about as many comments,
 * each 26 pages of 100, and in neither anything else.
 */
final class DistantGitHub
        implements AutoCloseable
{
    static final String TOKEN = "benchmark-token";
    static final String ISSUES = "webapp";
    static final String COMMENTS = "infra";
    static final int PAGES = 26;
    static final int PAGE_SIZE = 100;
    private static final int ROWS = PAGES * PAGE_SIZE;
    private static final String OWNER = "acme";
    private static final double SCALE = 16;
    private static final int BUDGET = 1_000_000;

    private final BenchmarkProcess process;
    private final URI uri;

    private DistantGitHub(BenchmarkProcess process, URI uri)
    {
        this.process = requireNonNull(process, "process is null");
        this.uri = requireNonNull(uri, "uri is null");
    }

    static DistantGitHub start(Duration latency)
    {
        BenchmarkProcess process = BenchmarkProcess.start(DistantGitHub.class, ImmutableList.of("-Xmx512m"), latency.toString());
        return new DistantGitHub(process, URI.create(process.answer()));
    }

    URI uri()
    {
        return uri;
    }

    @Override
    public void close()
    {
        process.close();
    }

    /**
     * The process: it prints where it listens, and ends with its input.
     */
    static void main(String[] args)
            throws IOException
    {
        try (GitHubSimulator gitHub = GitHubSimulator.builder()
                .data(dataset())
                .token(new GitHubToken("benchmark", TOKEN, "ada", Visibility.everything(), BUDGET))
                .latency(Duration.parse(args[0]))
                .start()) {
            System.out.println(gitHub.baseUri());
            System.in.transferTo(System.out);
        }
    }

    static GitHubDataset dataset()
    {
        GitHubDataset company = GitHubDataset.of(Company.generate(1, SCALE));
        RepositoryContent issues = company.repository(OWNER, ISSUES);
        RepositoryContent comments = company.repository(OWNER, COMMENTS);
        return company
                .with(issues.withPullRequests(ImmutableList.of()).withIssues(issues.issues().stream().limit(ROWS).collect(toImmutableList())))
                .with(comments.withPullRequests(ImmutableList.of()).withIssues(commented(comments.issues())));
    }

    private static ImmutableList<GitHubIssue> commented(List<GitHubIssue> issues)
    {
        ImmutableList.Builder<GitHubIssue> commented = ImmutableList.builder();
        int comments = 0;
        for (GitHubIssue issue : issues) {
            if (comments + issue.comments() <= ROWS) {
                comments += issue.comments();
                commented.add(issue);
            }
        }
        return commented.build();
    }
}

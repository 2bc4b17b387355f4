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

import com.google.common.collect.ImmutableList;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * The issues of {@code acme/rocket}. Their numbers are those which no pull request has.
 */
final class RocketIssues
{
    private final Accounts accounts;
    private final Ids ids;
    private final Labels labels;
    private final ImmutableList<GitHubMilestone> milestones;
    private final ImmutableList.Builder<GitHubIssue> issues = ImmutableList.builder();

    RocketIssues(Accounts accounts, GitHubRepository repository, ImmutableList<GitHubMilestone> milestones)
    {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.ids = new Ids(repository.id());
        this.labels = Labels.of(ids);
        this.milestones = requireNonNull(milestones, "milestones is null");
    }

    ImmutableList<GitHubIssue> issues()
    {
        texts();
        people();
        times();
        magicWords();
        plain();
        return issues.build();
    }

    private void texts()
    {
        add(issue(1, "Engine does not start").body("Plain ASCII.").author(ada(), "OWNER").labels(label("bug")));
        add(issue(2, "No body at all").author(ada(), "OWNER"));
        add(issue(3, "An empty body").body("").author(ada(), "OWNER").labels(label("bug"), label("enhancement")));
        add(issue(4, "60 kB of text").body("0123456789abcdé".repeat(60 * 1024 / 16)).author(zoe(), "MEMBER"));
        add(issue(6, "Ünïcödé 🚀 \u202Eright-to-left\u202C 日本語 e\u0301")
                .body("NFC é and NFD e\u0301, a tab\t, a null-like \\u0000, \uD83D\uDE80")
                .author(zoe(), "MEMBER"));
        add(issue(7, "It's \"quoted\" \\ back'slashed; DROP TABLE issues; --").body("' \" ` \\ % _ ${x} {{y}} <b>&amp;</b>").author(grace(), "MEMBER"));
        add(issue(9, "trailing blanks   ").body("  leading\r\nand CRLF \n\n").author(grace(), "MEMBER"));
        add(issue(10, "trailing blanks").body(" ").author(grace(), "MEMBER"));
        add(issue(12, "ENGINE DOES NOT START").body("Case variant of number 1.").author(ada(), "OWNER").labels(label("bug")));
    }

    private void people()
    {
        add(issue(13, "Written by a deleted account").body("The author is null."));
        add(issue(15, "Written by a bot").author(person("acme-ci[bot]"), "NONE").body("Automatic."));
        add(issue(16, "Author in capitals").author(grace(), "MEMBER").assignees(grace()));
        add(issue(18, "Several assignees").author(ada(), "OWNER").assignees(zoe(), ada(), person("xiaoming")));
        add(issue(19, "Mentions people").author(zoe(), "MEMBER").body("@ada and @Grace-H, please look").mentioned(ada(), grace()));
        add(issue(21, "Closed as not planned").author(zoe(), "MEMBER").closed(at("2024-05-05T05:05:05Z"), "not_planned").closedBy(ada()));
        add(issue(22, "Closed by a deleted account").author(zoe(), "MEMBER").closed(at("2024-05-06T05:05:05Z"), "completed"));
        add(issue(24, "Locked while heated").author(ada(), "OWNER").locked("too heated").comments(99));
    }

    private void times()
    {
        add(new IssueBuilder(ids.issue(25), 25, "Imported from an older tracker", at("1970-01-01T00:00:00Z"))
                .author(ada(), "OWNER")
                .updated(at("1999-12-31T23:59:59Z")));
        add(new IssueBuilder(ids.issue(27), 27, "On a leap day", at("2024-02-29T23:59:59Z"))
                .author(ada(), "OWNER")
                .closed(at("2024-03-01T00:00:00Z"), "completed")
                .closedBy(ada()));
        add(new IssueBuilder(ids.issue(28), 28, "Same second as the next", at("2024-07-01T12:00:00Z")).author(zoe(), "MEMBER"));
        add(new IssueBuilder(ids.issue(30), 30, "Same second as the last", at("2024-07-01T12:00:00Z")).author(zoe(), "MEMBER"));
        add(new IssueBuilder(ids.issue(31), 31, "In the hour that a clock change repeats", at("2024-10-27T00:30:00Z"))
                .author(zoe(), "MEMBER")
                .closed(at("2024-10-27T01:30:00Z"), "completed")
                .closedBy(zoe()));
        add(issue(33, "Reopened").author(ada(), "OWNER").updated(at("2025-01-01T00:00:00Z")));
    }

    private void magicWords()
    {
        add(issue(34, "none")
                .body("none")
                .author(person("none"), "NONE")
                .assignees(person("none"))
                .milestone(milestones.get(1))
                .labels(label("none")));
        add(issue(36, "null").body("null").author(person("null"), "NONE").assignees(person("null")));
        add(issue(37, "*").body("*").author(person("all"), "NONE").labels(label("urgent, really")).milestone(milestones.get(2)));
        add(issue(39, "A label with a comma").author(ada(), "OWNER").labels(label("urgent, really"), label("bug")).milestone(milestones.get(0)));
        add(issue(40, "A label with accents and one with capitals").author(ada(), "OWNER").labels(label("área/motor"), label("Help Wanted")));
    }

    private void plain()
    {
        add(issue(41, "Typed as a bug").author(ada(), "OWNER").type("Bug").comments(3));
        add(issue(42, "Typed as a feature").author(ada(), "OWNER").type("Feature").closed(at("2025-02-02T02:02:02Z"), "completed").closedBy(ada()));
    }

    private IssueBuilder issue(int number, String title)
    {
        Instant created = at("2024-04-01T10:00:00Z").plusSeconds(number * 3_600L);
        return new IssueBuilder(ids.issue(number), number, title, created).comments(number % 5);
    }

    private void add(IssueBuilder issue)
    {
        issues.add(issue.build());
    }

    private GitHubLabel label(String name)
    {
        return labels.get(name);
    }

    private GitHubAccount ada()
    {
        return person("ada");
    }

    private GitHubAccount zoe()
    {
        return person("zoe");
    }

    private GitHubAccount grace()
    {
        return person("Grace-H");
    }

    private GitHubAccount person(String login)
    {
        return accounts.get(login);
    }

    private static Instant at(String instant)
    {
        return Instant.parse(instant);
    }
}

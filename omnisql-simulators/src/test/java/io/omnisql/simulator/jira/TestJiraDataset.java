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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.RepositoryContent;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJiraDataset
{
    private static final Pattern KEY = Pattern.compile("^[A-Z]+-[0-9]+");
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2));

    @Test
    void testSameSeedSameData()
    {
        assertThat(JiraDataset.of(Company.generate(3, 0.2)).issues()).isEqualTo(DATA.issues());
        assertThat(JiraDataset.of(Company.generate(4, 0.2)).issues()).isNotEqualTo(DATA.issues());
        assertThat(JiraDataset.of(Company.generate(3, 1)).issues()).hasSizeGreaterThan(3 * DATA.issues().size());
    }

    @Test
    void testBelongsToTheCompany()
    {
        assertThat(DATA.site().projects().stream().map(JiraProject::name)).containsAll(DATA.company().organization("acme").projects().stream().map(project -> project.name()).toList());
        assertThat(DATA.site().users()).hasSize(DATA.company().people().size());
        assertThat(DATA.site().users().getFirst().email()).contains("ada@acme.example");
    }

    /**
     * What a repository numbers, its project has under the same number, so that one can name the other.
     */
    @Test
    void testNumbersOfRepositoriesAreThoseOfIssues()
    {
        for (RepositoryContent repository : GitHubDataset.of(DATA.company()).repositories()) {
            JiraProject project = DATA.site().projects().stream().filter(candidate -> candidate.name().equals(repository.repository().name())).findFirst().orElse(DATA.site().project("EMPTY"));
            if (repository.repository().owner().login().equals("acme") && !project.key().equals("ROCKET")) {
                assertThat(DATA.issues(project.key()).stream().map(JiraIssue::number))
                        .describedAs(project.key())
                        .containsAll(repository.entries().stream().map(entry -> entry.issue().number()).toList());
            }
        }
    }

    @Test
    void testBranchesNameIssues()
    {
        List<GitHubPullRequest> requests = GitHubDataset.of(DATA.company()).repositories().stream().flatMap(repository -> repository.pullRequests().stream()).toList();
        List<GitHubPullRequest> tracked = requests.stream().filter(request -> KEY.matcher(request.head().ref()).find()).toList();
        assertThat(tracked).hasSizeBetween(requests.size() / 4, requests.size() * 3 / 4).allSatisfy(request -> {
            JiraIssue issue = DATA.issue(KEY.matcher(request.head().ref()).results().findFirst().orElseThrow().group());
            assertThat(issue.number()).isEqualTo(request.number());
            assertThat(DATA.site().project(issue.projectKey()).name()).isEqualTo(request.base().repository().orElseThrow().name());
        });
        assertThat(tracked).anyMatch(request -> request.issue().isOpen());
    }

    @Test
    void testIdsAndKeysAreUnique()
    {
        assertThat(DATA.issues().stream().map(JiraIssue::key)).doesNotHaveDuplicates();
        assertThat(DATA.site().projects().stream().map(JiraProject::key)).doesNotHaveDuplicates();
        assertThat(DATA.site().projects().stream().flatMap(project -> project.versions().stream()).map(JiraVersion::id)).doesNotHaveDuplicates();
        assertThat(DATA.issues().stream().flatMap(issue -> issue.activity().comments().stream()).map(JiraComment::id)).doesNotHaveDuplicates();
        assertThat(DATA.issues().stream().flatMap(issue -> issue.activity().worklogs().stream()).map(JiraWorklog::id)).doesNotHaveDuplicates();
        assertThat(DATA.issues().stream().flatMap(issue -> issue.activity().changes().stream()).map(JiraChange::id)).doesNotHaveDuplicates();
        assertThat(DATA.site().fields().stream().map(CustomField::name).distinct().count()).isLessThan(DATA.site().fields().size());
    }

    @Test
    void testNothingIsLaterThanToday()
    {
        for (JiraIssue issue : DATA.issues()) {
            assertThat(issue.times().created()).describedAs(issue.key()).isBeforeOrEqualTo(issue.times().updated());
            assertThat(issue.times().updated()).describedAs(issue.key()).isBeforeOrEqualTo(Company.TODAY);
            assertThat(issue.facts().resolution().isPresent()).isEqualTo(issue.times().resolved().isPresent());
        }
    }

    @Test
    void testEveryKindOfCustomFieldIsFilled()
    {
        assertThat(DATA.issues().stream()
                .flatMap(issue -> DATA.site().fields().stream().filter(field -> issue.custom(field).isPresent()))
                .map(CustomField::kind)
                .collect(toSet())).isEqualTo(ImmutableSet.copyOf(CustomFieldKind.values()));
    }

    @Test
    void testFindsMovedIssues()
    {
        assertThat(DATA.findIssue("payrol-901")).contains(DATA.issue("ROCKET-7"));
        assertThat(DATA.findIssue("PAD-1")).contains(DATA.issue("LAUNCH-1"));
        assertThat(DATA.findIssue(String.valueOf(DATA.issue("ROCKET-7").id()))).contains(DATA.issue("ROCKET-7"));
        assertThat(DATA.findIssue("PAYROL-999")).isEmpty();
        JiraDataset moved = DATA.edit("ROCKET-2", issue -> issue.moveTo("PAYROL-777"));
        assertThat(moved.findIssue("rocket-2")).contains(moved.issue("PAYROL-777"));
        assertThat(moved.issue("PAYROL-777").id()).isEqualTo(DATA.issue("ROCKET-2").id());
    }

    @Test
    void testParentsAndLinksLeadToIssues()
    {
        assertThat(DATA.issues()).allSatisfy(issue -> {
            assertThat(issue.parent().map(id -> DATA.findIssue(id).isPresent()).orElse(true)).isTrue();
            assertThat(issue.activity().links()).allSatisfy(link -> assertThat(DATA.findIssue(link.issue()).orElseThrow().activity().links().stream().map(JiraLink::id)).contains(link.id()));
        });
        assertThat(DATA.issues().stream().map(issue -> issue.facts().type().name()).collect(Collectors.toSet())).contains("Epic", "Sub-task", "Bug");
    }
}

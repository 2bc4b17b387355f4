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

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubReview.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubReviews
{
    private GitHubSimulator simulator;
    private TestingClient client;
    private TestingClient anonymous;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token(new GitHubToken("owner", "secret-owner", "jose-n", Visibility.everything(), 5_000))
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
        anonymous = new TestingClient(simulator.baseUri(), "");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testEveryStateAndParentsWithoutAny()
    {
        RepositoryContent rocket = simulator.data().repository("acme", "rocket");
        List<GitHubReview> reviews = rocket.pullRequests().stream().flatMap(request -> rocket.discussion().reviews(request).stream()).toList();
        assertThat(reviews).extracting(GitHubReview::state).contains(State.values());
        assertThat(reviews).extracting(GitHubReview::id).doesNotHaveDuplicates();
        assertThat(reviews).allMatch(review -> review.submittedAt().isEmpty() == (review.state() == State.PENDING))
                .anyMatch(review -> review.author().isEmpty())
                .anyMatch(review -> review.body().isEmpty())
                .anyMatch(review -> review.commitId().isEmpty());
        assertThat(rocket.pullRequests()).extracting(request -> rocket.discussion().reviews(request).size()).contains(0, 4);
    }

    @Test
    void testPendingReviewsAreForTheirAuthor()
    {
        RepositoryContent haystack = simulator.data().repository("jose-n", "haystack");
        String path = "/repos/jose-n/haystack/pulls/1/reviews";
        TestingClient author = new TestingClient(simulator.baseUri(), "secret-owner");
        List<JsonNode> own = author.rows(path + "?per_page=100");
        assertThat(own).hasSize(125);
        List<JsonNode> pending = own.stream().filter(review -> review.get("state").asText().equals("PENDING")).toList();
        assertThat(pending).isNotEmpty().allMatch(review -> !review.has("submitted_at"));
        assertThat(client.rows(path + "?per_page=100")).hasSize(125 - pending.size());
        assertThat(anonymous.rows(path + "?per_page=100")).hasSize(125 - pending.size()).noneMatch(review -> review.get("state").asText().equals("PENDING"));
        String single = path + "/" + pending.getFirst().get("id").asText();
        assertThat(author.get(single).json()).isEqualTo(pending.getFirst());
        assertThat(client.get(single).status()).isEqualTo(404);
        assertThat(haystack.discussion().reviewComments()).noneMatch(comment -> pending.stream()
                .anyMatch(review -> comment.reviewId().filter(id -> id == review.get("id").asLong()).isPresent()));
    }

    @Test
    void testReviewsAreInTheOrderOfTime()
    {
        List<JsonNode> reviews = client.rows("/repos/jose-n/haystack/pulls/1/reviews?per_page=30");
        assertThat(reviews).extracting(review -> Instant.parse(review.get("submitted_at").asText())).isSorted();
        assertThat(client.get("/repos/jose-n/haystack/pulls/1/reviews?per_page=30").link("last").orElseThrow()).contains("/repositories/").endsWith("/pulls/1/reviews?per_page=30&page=4");
        assertThat(client.get("/repos/jose-n/haystack/pulls/2/reviews").body()).isEqualTo("[]");
        // an issue has no reviews
        assertThat(client.get("/repos/acme/rocket/pulls/1/reviews").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/rocket/pulls/1/comments").status()).isEqualTo(404);
    }

    @Test
    void testReviewCommentsAreAsManyAsCounted()
    {
        for (GitHubPullRequest request : simulator.data().pullRequests("acme", "rocket")) {
            assertThat(client.rows("/repos/acme/rocket/pulls/" + request.number() + "/comments")).hasSize(request.reviewComments());
        }
        int all = simulator.data().pullRequests("acme", "rocket").stream().mapToInt(GitHubPullRequest::reviewComments).sum();
        assertThat(client.rows("/repos/acme/rocket/pulls/comments?per_page=5")).hasSize(all);
        assertThat(client.rows("/repos/jose-n/haystack/pulls/1/comments?per_page=100")).hasSize(210);
        assertThat(client.get("/repos/acme/empty/pulls/comments").body()).isEqualTo("[]");
    }

    @Test
    void testPlaces()
    {
        List<JsonNode> comments = client.rows("/repos/jose-n/haystack/pulls/comments?per_page=100");
        assertThat(comments).anyMatch(comment -> comment.get("line").isNull() && comment.get("position").isNull() && !comment.get("original_line").isNull())
                .anyMatch(comment -> comment.get("subject_type").asText().equals("file"))
                .anyMatch(comment -> comment.get("start_line").isInt())
                .anyMatch(comment -> comment.has("in_reply_to_id"))
                .anyMatch(comment -> comment.get("user").isNull())
                .anyMatch(comment -> !comment.get("commit_id").equals(comment.get("original_commit_id")));
        assertThat(client.rows("/repos/acme/rocket/pulls/comments")).anyMatch(comment -> comment.get("pull_request_review_id").isNull());
    }

    @Test
    void testOrderAndSince()
    {
        String all = "/repos/jose-n/haystack/pulls/comments?per_page=100";
        assertThat(client.get(all).json()).extracting(row -> row.get("id").asLong()).isSorted();
        assertThat(client.get(all + "&direction=desc").json()).isEqualTo(client.get(all).json());
        List<Instant> newest = client.rows(all + "&sort=updated&direction=desc").stream().map(row -> Instant.parse(row.get("updated_at").asText())).toList();
        assertThat(newest).isSortedAccordingTo((one, other) -> other.compareTo(one));
        Instant since = newest.get(60);
        assertThat(client.rows(all + "&since=" + since)).hasSize((int) newest.stream().filter(time -> !time.isBefore(since)).count());
        assertThat(client.rows("/repos/jose-n/haystack/pulls/1/comments?since=2030-01-01T00:00:00Z")).isEmpty();
        assertThat(client.get(all + "&sort=created_at").status()).isEqualTo(200);
        assertThat(client.get("/repos/jose-n/haystack/pulls/1/comments?sort=created_at").status()).isEqualTo(422);
    }

    @Test
    void testSingleReviewComment()
    {
        JsonNode comment = client.get("/repos/jose-n/haystack/pulls/comments").json().get(2);
        assertThat(client.get("/repos/jose-n/haystack/pulls/comments/" + comment.get("id").asText()).json()).isEqualTo(comment);
        assertThat(client.get("/repos/jose-n/haystack/pulls/comments/1").status()).isEqualTo(404);
    }
}

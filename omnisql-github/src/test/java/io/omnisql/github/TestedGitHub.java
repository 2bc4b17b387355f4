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
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.RecordedExchange;
import io.omnisql.connector.testing.SqlLiteral;
import io.omnisql.connector.testing.TestedSource;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Person;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * GitHub, for which its simulator stands. Without the official schema it answers no GraphQL.
 */
final class TestedGitHub
        implements TestedSource
{
    private static final String SECRET = "github_pat_suite-canary";

    private static final Company COMPANY = Company.generate(1, 0.4);

    // somebody who owns globex, so that nothing of it is hidden, and is a member of acme
    private static final String LOGIN = COMPANY.organization("globex").members().get(1).login();

    private final GitHubSimulator simulator;

    private TestedGitHub(GitHubSimulator simulator)
    {
        this.simulator = requireNonNull(simulator, "simulator is null");
    }

    static TestedGitHub start()
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder()
                .company(COMPANY)
                .token(new GitHubToken("suite", SECRET, LOGIN, Visibility.everything(), 1_000_000));
        GitHubContract.find().ifPresent(builder::contract);
        return new TestedGitHub(builder.start());
    }

    @Override
    public SourceDefinition definition()
    {
        return GitHubContract.find().isPresent() ? GitHubSource.SOURCE : GitHubSource.SOURCE.withoutQueries();
    }

    @Override
    public SourceDefinition documented()
    {
        return GitHubSource.SOURCE;
    }

    @Override
    public Module module()
    {
        return new GitHubModule();
    }

    @Override
    public HttpUrl apiUri()
    {
        return HttpUrl.get(simulator.baseUri());
    }

    @Override
    public Map<String, String> catalog(HttpUrl apiUri)
    {
        return ImmutableMap.of(
                "github.api-uri", apiUri.toString(),
                "github.graphql-enabled", String.valueOf(GitHubContract.find().isPresent()),
                "github.token", SECRET,
                "github.repositories", "acme/rocke*,acme/weba*,acme/infr*,globex/*,ada/*");
    }

    @Override
    public String secret()
    {
        return SECRET;
    }

    /**
     * Users are listed by nobody.
     */
    @Override
    public Optional<String> keys(String table)
    {
        Stream<String> logins = Stream.concat(Stream.of(LOGIN), COMPANY.people().stream().map(Person::login).limit(5)).distinct();
        return table.equals("users") ? Optional.of("login IN (%s)".formatted(logins.map(SqlLiteral::of).collect(joining(", ")))) : Optional.empty();
    }

    @Override
    public Map<String, String> unproven()
    {
        return ImmutableMap.of("repositories.owner KEY POST /graphql organization.repositories", "is asked for joins only");
    }

    @Override
    public Map<String, String> unseen()
    {
        return ImmutableMap.of("organizations.archived_at", "no organization is archived");
    }

    @Override
    public Path goldenDefinition()
    {
        return Path.of("src/test/resources/definitions.json");
    }

    @Override
    public Optional<Path> documentation()
    {
        return Optional.of(Path.of("../docs/connector/github.md"));
    }

    @Override
    public List<RecordedExchange> recordings()
    {
        return TestGitHubRecordings.isRecordingAtHand() ? RecordedRecords.exchanges() : ImmutableList.of();
    }

    @Override
    public Map<String, String> openCatalog(HttpUrl apiUri)
    {
        // no query leads to recorded answers
        return ImmutableMap.of("github.api-uri", apiUri.toString(), "github.graphql-enabled", "false", "github.token", SECRET);
    }

    @Override
    public Map<String, String> unreplayed()
    {
        ImmutableMap.Builder<String, String> reasons = ImmutableMap.builder();
        for (String organization : ImmutableList.of("hub4j", "jenkinsci", "hub4j-test-org", "github", "octokit-fixture-org")) {
            reasons.put("organizations /orgs/" + organization, "recorded before organizations had archived_at");
        }
        return reasons.put("org_members /orgs/hub4j-test-org/members", "the record with the organization's own spelling was not recorded").buildOrThrow();
    }

    @Override
    public void close()
    {
        simulator.close();
    }
}

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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.http.ServerCertificate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Collects the settings of a GitHub simulator. Without more it has the company of seed 1 at scale 1, and no token.
 */
public final class GitHubSimulatorBuilder
{
    private static final String DEFAULT_LOGIN = "ada";

    private final List<GitHubToken> tokens = new ArrayList<>();
    private final List<AppInstallation> installations = new ArrayList<>();
    private Optional<ServerCertificate> certificate = Optional.empty();
    private Optional<GitHubDataset> data = Optional.empty();
    private Optional<OpenApiContract> contract = Optional.empty();
    private Optional<SecondaryLimits> secondaryLimits = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private GitHubRules rules = GitHubRules.standard();
    private Duration latency = Duration.ZERO;
    private String pathPrefix = "";
    private int port;

    GitHubSimulatorBuilder() {}

    public GitHubSimulatorBuilder company(Company company)
    {
        return data(GitHubDataset.of(company));
    }

    /**
     * A dataset that exists already; several simulators may share one.
     */
    public GitHubSimulatorBuilder data(GitHubDataset dataset)
    {
        data = Optional.of(dataset);
        return this;
    }

    /**
     * A token of {@code ada} that sees everything.
     */
    public GitHubSimulatorBuilder token(String name, String secret)
    {
        return token(name, secret, Visibility.everything());
    }

    public GitHubSimulatorBuilder token(String name, String secret, Visibility visibility)
    {
        return token(new GitHubToken(name, secret, DEFAULT_LOGIN, visibility, GitHubToken.DEFAULT_LIMIT));
    }

    public GitHubSimulatorBuilder token(GitHubToken token)
    {
        tokens.add(requireNonNull(token, "token is null"));
        return this;
    }

    /**
     * An App that is installed, and gets tokens for what it may read.
     */
    public GitHubSimulatorBuilder installation(AppInstallation installation)
    {
        installations.add(requireNonNull(installation, "installation is null"));
        return this;
    }

    /**
     * Serves https, with this certificate.
     */
    public GitHubSimulatorBuilder certificate(ServerCertificate value)
    {
        certificate = Optional.of(value);
        return this;
    }

    /**
     * Refuses credentials that ask too much in a short time; without it none is.
     */
    public GitHubSimulatorBuilder secondaryLimits(SecondaryLimits value)
    {
        secondaryLimits = Optional.of(value);
        return this;
    }

    public GitHubSimulatorBuilder clock(Clock value)
    {
        clock = requireNonNull(value, "clock is null");
        return this;
    }

    /**
     * Checks every exchange against this contract; see {@link GitHubContract#find()}.
     */
    public GitHubSimulatorBuilder contract(OpenApiContract value)
    {
        contract = Optional.of(value);
        return this;
    }

    /**
     * Includes the very second of {@code since}, as production is said to do against its own description.
     */
    public GitHubSimulatorBuilder sinceInclusive()
    {
        rules = new GitHubRules(true, rules.numberedRows(), rules.numberedComments(), rules.servedNodes(), rules.exhaustedStatus(), rules.showsGhost());
        return this;
    }

    /**
     * How many rows the numbered pages of the issues list reach before they are refused.
     */
    public GitHubSimulatorBuilder numberedRows(int rows)
    {
        rules = new GitHubRules(rules.sinceInclusive(), rows, rules.numberedComments(), rules.servedNodes(), rules.exhaustedStatus(), rules.showsGhost());
        return this;
    }

    /**
     * How many comments of a repository the numbered pages reach before they are refused.
     */
    public GitHubSimulatorBuilder numberedComments(int rows)
    {
        rules = new GitHubRules(rules.sinceInclusive(), rules.numberedRows(), rows, rules.servedNodes(), rules.exhaustedStatus(), rules.showsGhost());
        return this;
    }

    /**
     * How many nodes a GraphQL query gets before the rest of it fails, as it does when a query uses too many resources.
     */
    public GitHubSimulatorBuilder servedNodes(int nodes)
    {
        rules = new GitHubRules(rules.sinceInclusive(), rules.numberedRows(), rules.numberedComments(), nodes, rules.exhaustedStatus(), rules.showsGhost());
        return this;
    }

    /**
     * The status of a call over the budget: 403 or 429.
     */
    public GitHubSimulatorBuilder exhaustedStatus(int status)
    {
        rules = new GitHubRules(rules.sinceInclusive(), rules.numberedRows(), rules.numberedComments(), rules.servedNodes(), status, rules.showsGhost());
        return this;
    }

    /**
     * Has REST show the account {@code ghost} in place of deleted ones, as production was recorded to do; GraphQL has null for them in any case.
     */
    public GitHubSimulatorBuilder showsGhost()
    {
        rules = new GitHubRules(rules.sinceInclusive(), rules.numberedRows(), rules.numberedComments(), rules.servedNodes(), rules.exhaustedStatus(), true);
        return this;
    }

    /**
     * Where the API begins, such as {@code /api/v3} of an enterprise server.
     */
    public GitHubSimulatorBuilder pathPrefix(String prefix)
    {
        checkArgument(prefix.isEmpty() || (prefix.startsWith("/") && !prefix.endsWith("/")), "prefix is neither empty nor of the form /a/b");
        pathPrefix = prefix;
        return this;
    }

    /**
     * How long each answer takes, on the real clock; no longer than it must without this.
     */
    public GitHubSimulatorBuilder latency(Duration value)
    {
        latency = requireNonNull(value, "latency is null");
        return this;
    }

    /**
     * The port to listen on; 0 takes a free one.
     */
    public GitHubSimulatorBuilder port(int value)
    {
        port = value;
        return this;
    }

    public GitHubSimulator start()
    {
        return new GitHubSimulator(this);
    }

    GitHubDataset data()
    {
        return data.orElseGet(() -> GitHubDataset.of(Company.generate(1, 1)));
    }

    ImmutableList<GitHubToken> tokens()
    {
        return ImmutableList.copyOf(tokens);
    }

    ImmutableList<AppInstallation> installations()
    {
        return ImmutableList.copyOf(installations);
    }

    Optional<ServerCertificate> certificate()
    {
        return certificate;
    }

    Optional<OpenApiContract> contract()
    {
        return contract;
    }

    Optional<SecondaryLimits> secondaryLimits()
    {
        return secondaryLimits;
    }

    Clock clock()
    {
        return clock;
    }

    GitHubRules rules()
    {
        return rules;
    }

    Duration latency()
    {
        return latency;
    }

    String pathPrefix()
    {
        return pathPrefix;
    }

    int port()
    {
        return port;
    }
}

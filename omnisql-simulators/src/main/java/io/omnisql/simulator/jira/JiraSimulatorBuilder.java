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

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.http.ServerCertificate;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Sets up a simulated Jira. Without anything it holds the company of seed 1 and lets nobody in.
 */
public final class JiraSimulatorBuilder
{
    private final List<JiraToken> tokens = new ArrayList<>();
    private final List<JiraApp> apps = new ArrayList<>();
    private Optional<JiraDataset> data = Optional.empty();
    private Optional<ServerCertificate> certificate = Optional.empty();
    private Optional<OpenApiContract> contract = Optional.empty();
    private Optional<ZoneId> timeZone = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private JiraLimits limits = JiraLimits.none();
    private JiraRules rules = JiraRules.standard();
    private Duration latency = Duration.ZERO;
    private int port;

    JiraSimulatorBuilder() {}

    public JiraSimulatorBuilder company(Company company)
    {
        return data(JiraDataset.of(company));
    }

    /**
     * A dataset that exists already; several simulators may share one.
     */
    public JiraSimulatorBuilder data(JiraDataset dataset)
    {
        data = Optional.of(dataset);
        return this;
    }

    /**
     * An API token of the first user, who has the e-mail {@code ada@acme.example} and sees everything.
     */
    public JiraSimulatorBuilder token(String name, String secret)
    {
        return token(name, secret, JiraVisibility.everything());
    }

    public JiraSimulatorBuilder token(String name, String secret, JiraVisibility visibility)
    {
        return token(new JiraToken(name, JiraToken.Kind.API, secret, firstUser(), visibility, Optional.empty()));
    }

    /**
     * A token with scopes of the first user, good at the gateway only.
     */
    public JiraSimulatorBuilder scopedToken(String name, String secret)
    {
        return token(new JiraToken(name, JiraToken.Kind.SCOPED, secret, firstUser(), JiraVisibility.everything(), Optional.empty()));
    }

    public JiraSimulatorBuilder token(JiraToken token)
    {
        tokens.add(requireNonNull(token, "token is null"));
        return this;
    }

    /**
     * An app that the first user has let in.
     */
    public JiraSimulatorBuilder app(String name, String clientId, String clientSecret, String refreshToken)
    {
        return app(new JiraApp(name, clientId, clientSecret, refreshToken, firstUser(), JiraVisibility.everything()));
    }

    public JiraSimulatorBuilder app(JiraApp app)
    {
        apps.add(requireNonNull(app, "app is null"));
        return this;
    }

    /**
     * The time zone in the profile of the first user.
     */
    public JiraSimulatorBuilder timeZone(ZoneId zone)
    {
        timeZone = Optional.of(zone);
        return this;
    }

    /**
     * Serves https, with this certificate.
     */
    public JiraSimulatorBuilder certificate(ServerCertificate value)
    {
        certificate = Optional.of(value);
        return this;
    }

    public JiraSimulatorBuilder limits(JiraLimits value)
    {
        limits = requireNonNull(value, "limits is null");
        return this;
    }

    public JiraSimulatorBuilder clock(Clock value)
    {
        clock = requireNonNull(value, "clock is null");
        return this;
    }

    /**
     * Checks every exchange against this contract; see {@link JiraContract#find()}.
     */
    public JiraSimulatorBuilder contract(OpenApiContract value)
    {
        contract = Optional.of(value);
        return this;
    }

    /**
     * Answers a wrong password as if nobody had come, and with a header that says so, as production is known to do.
     */
    public JiraSimulatorBuilder anonymousOnFailedLogin()
    {
        rules = rules.withAnonymousOnFailedLogin();
        return this;
    }

    /**
     * How many issues a page of a search has at most: with few fields, with many, and with ids or keys only.
     */
    public JiraSimulatorBuilder pageRows(int some, int wide, int named)
    {
        rules = rules.withPageRows(some, wide, named);
        return this;
    }

    /**
     * Shows the names of statuses, types, priorities and resolutions in the language of a profile that is not English, unless a request insists on English. A search knows them as they were given.
     */
    public JiraSimulatorBuilder translatedNames()
    {
        rules = rules.withTranslatedNames();
        return this;
    }

    public JiraSimulatorBuilder without(JiraFeature feature)
    {
        rules = rules.without(feature);
        return this;
    }

    /**
     * How many issues an answer to a request for several of them has room for: the others are told of as errors beside them.
     */
    public JiraSimulatorBuilder bulkIssues(int most)
    {
        rules = rules.withBulkIssues(most);
        return this;
    }

    /**
     * How long each answer takes, on the real clock; no longer than it must without this.
     */
    public JiraSimulatorBuilder latency(Duration value)
    {
        latency = requireNonNull(value, "latency is null");
        return this;
    }

    /**
     * The port to listen on; 0 takes a free one.
     */
    public JiraSimulatorBuilder port(int value)
    {
        port = value;
        return this;
    }

    public JiraSimulator start()
    {
        return new JiraSimulator(this);
    }

    JiraDataset data()
    {
        JiraDataset dataset = data.orElseGet(() -> JiraDataset.of(Company.generate(1, 1)));
        return timeZone.map(zone -> dataset.withTimeZone(firstUser(), zone)).orElse(dataset);
    }

    ImmutableList<JiraToken> tokens()
    {
        return ImmutableList.copyOf(tokens);
    }

    ImmutableList<JiraApp> apps()
    {
        return ImmutableList.copyOf(apps);
    }

    Optional<ServerCertificate> certificate()
    {
        return certificate;
    }

    Optional<OpenApiContract> contract()
    {
        return contract;
    }

    Clock clock()
    {
        return clock;
    }

    JiraLimits limits()
    {
        return limits;
    }

    JiraRules rules()
    {
        return rules;
    }

    Duration latency()
    {
        return latency;
    }

    int port()
    {
        return port;
    }

    /**
     * The account of the first person of every company.
     */
    private static String firstUser()
    {
        return "5b10ac8d82e05b22cc7d0001";
    }
}

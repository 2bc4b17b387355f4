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
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.http.ChangeScript;
import io.omnisql.simulator.http.FaultScript;
import io.omnisql.simulator.http.Occasion;
import io.omnisql.simulator.http.RequestJournal;
import io.omnisql.simulator.http.Scripts;
import io.omnisql.simulator.http.SimulatorHttpServer;
import io.omnisql.simulator.http.SlowApi;

import java.net.URI;
import java.time.Clock;
import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;

/**
 * A Jira Cloud in process, on a loopback port: written from the official description of its REST API and the
 * documentation of JQL, filled with an invented company. Start it with {@link #builder()}; closing it frees the port. Thread-safe.
 */
public final class JiraSimulator
        implements AutoCloseable
{
    private final JiraState state;
    private final OAuthTokens oauth;
    private final JiraQuotas quotas;
    private final SearchCursors cursors = new SearchCursors();
    private final Clock clock;
    private final RequestJournal journal;
    private final Scripts scripts = Scripts.empty();
    private final JiraExchanges exchanges;
    private final SimulatorHttpServer server;

    JiraSimulator(JiraSimulatorBuilder builder)
    {
        this.clock = builder.clock();
        this.state = new JiraState(builder.data());
        this.oauth = new OAuthTokens(builder.apps(), clock);
        this.quotas = new JiraQuotas(builder.limits(), builder.apps(), clock);
        this.journal = new RequestJournal(clock);
        this.exchanges = new JiraExchanges(builder.contract());
        JiraApi api = new JiraApi(
                state,
                new JiraCredentials(builder.tokens(), oauth),
                oauth,
                quotas,
                new BurstLimiter(builder.limits(), clock),
                cursors,
                builder.rules(),
                builder.certificate().isPresent() ? "https" : "http",
                clock);
        this.server = SimulatorHttpServer.start(builder.port(), builder.certificate(), new SlowApi(api, builder.latency()), journal, scripts, exchanges);
    }

    public static JiraSimulatorBuilder builder()
    {
        return new JiraSimulatorBuilder();
    }

    /**
     * Where the site is, and where apps get their tokens, without a slash at the end.
     */
    public URI baseUri()
    {
        return server.uri();
    }

    /**
     * Where tokens of apps and those with scopes are good.
     */
    public URI gatewayUri()
    {
        return URI.create(server.uri() + JiraAddress.GATEWAY);
    }

    public String cloudId()
    {
        return JiraAddress.CLOUD_ID;
    }

    public RequestJournal journal()
    {
        return journal;
    }

    public FaultScript faults()
    {
        return scripts.faults();
    }

    /**
     * What changes when requests come.
     */
    public ChangeScript changes()
    {
        return scripts.changes();
    }

    /**
     * What the simulator holds at this moment.
     */
    public JiraDataset data()
    {
        return state.data();
    }

    public void change(UnaryOperator<JiraDataset> change)
    {
        state.change(requireNonNull(change, "change is null"));
    }

    /**
     * Edits one issue now, by the simulator's clock.
     */
    public void edit(String key, UnaryOperator<JiraIssueBuilder> edit)
    {
        requireNonNull(edit, "edit is null");
        change(data -> data.edit(key, issue -> edit.apply(issue.updated(clock.instant()))));
    }

    /**
     * Edits one issue when a request comes, before that is answered.
     */
    public void editBefore(Occasion occasion, String key, UnaryOperator<JiraIssueBuilder> edit)
    {
        scripts.changes().add(occasion, () -> edit(key, edit));
    }

    /**
     * Lets searches find what they find now, whatever changes, until the index is released.
     */
    public void holdIndex()
    {
        state.holdIndex();
    }

    public void releaseIndex()
    {
        state.releaseIndex();
    }

    /**
     * Lets requests for several issues fail for these, and no others, as for a reason that passes.
     */
    public void withhold(String... keys)
    {
        state.withhold(keys);
    }

    /**
     * Makes the tokens of all pages invalid, as those of searches that stand for a week.
     */
    public void forgetCursors()
    {
        cursors.forget();
    }

    /**
     * Ends all access tokens that apps got so far.
     */
    public void revokeAccessTokens()
    {
        oauth.revoke();
    }

    /**
     * Ends an app's right to new access tokens.
     */
    public void forget(String app)
    {
        oauth.forget(app);
    }

    /**
     * The points of an app, on a site that limits them.
     */
    public PointQuota quota(String app)
    {
        return quotas.find(app).orElseThrow(() -> new IllegalArgumentException("No limit for app " + app));
    }

    /**
     * What clients and simulator did against the contract given at the start; tests expect none.
     */
    public ImmutableList<Violation> violations()
    {
        return exchanges.violations();
    }

    @Override
    public void close()
    {
        server.close();
    }
}

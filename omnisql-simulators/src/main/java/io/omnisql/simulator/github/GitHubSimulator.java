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
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.http.ChangeScript;
import io.omnisql.simulator.http.FaultScript;
import io.omnisql.simulator.http.Occasion;
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.RequestJournal;
import io.omnisql.simulator.http.Scripts;
import io.omnisql.simulator.http.SimulatorHttpServer;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;

/**
 * A GitHub in process, on a loopback port: written from the official description of its REST API, filled with an invented
 * company. Start it with {@link #builder()}; closing it frees the port. Thread-safe.
 */
public final class GitHubSimulator
        implements AutoCloseable
{
    private final AtomicReference<GitHubDataset> data;
    private final GitHubCredentials credentials;
    private final AppTokens appTokens;
    private final RequestJournal journal;
    private final Scripts scripts = Scripts.empty();
    private final Clock clock;
    private final String pathPrefix;
    private final ContractListener contract;
    private final SimulatorHttpServer server;

    GitHubSimulator(GitHubSimulatorBuilder builder)
    {
        this.data = new AtomicReference<>(builder.data());
        this.appTokens = new AppTokens(builder.installations(), builder.clock());
        this.credentials = new GitHubCredentials(builder.tokens(), builder.installations(), appTokens, builder.clock());
        this.clock = builder.clock();
        this.journal = new RequestJournal(clock);
        this.pathPrefix = builder.pathPrefix();
        this.contract = new ContractListener(builder.contract(), pathPrefix);
        GitHubApi api = new GitHubApi(pathPrefix, data::get, credentials, appTokens, builder.certificate().isPresent() ? "https" : "http", builder.rules(), builder.clock());
        this.server = SimulatorHttpServer.start(builder.port(), builder.certificate(), api, journal, scripts, contract);
    }

    public static GitHubSimulatorBuilder builder()
    {
        return new GitHubSimulatorBuilder();
    }

    /**
     * Where the API is, path prefix included, without a slash at the end.
     */
    public URI baseUri()
    {
        return URI.create(server.uri() + pathPrefix);
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
     * What the simulator holds at this moment.
     */
    public GitHubDataset data()
    {
        return data.get();
    }

    /**
     * Changes what the simulator holds, between two calls of a client.
     */
    public void change(UnaryOperator<GitHubDataset> change)
    {
        data.updateAndGet(requireNonNull(change, "change is null"));
    }

    /**
     * Edits one repository now, by the simulator's clock.
     */
    public void edit(String owner, String name, UnaryOperator<RepositoryEdit> edit)
    {
        requireNonNull(edit, "edit is null");
        change(current -> current.with(edit.apply(new RepositoryEdit(current.repository(owner, name), clock.instant())).content()));
    }

    /**
     * Edits one repository when a request comes, before that is answered: so are rows changed while a client reads them.
     */
    public void editBefore(Occasion occasion, String owner, String name, UnaryOperator<RepositoryEdit> edit)
    {
        scripts.changes().add(occasion, () -> edit(owner, name, edit));
    }

    /**
     * What changes when requests come.
     */
    public ChangeScript changes()
    {
        return scripts.changes();
    }

    /**
     * The budget of the token with this name; {@code anonymous} is that of requests without a token.
     */
    public RateBudget budget(String tokenName)
    {
        return credentials.budget(tokenName);
    }

    /**
     * Ends all tokens of an App's installation that were issued so far, as its owner may do.
     */
    public void revokeTokens(AppInstallation installation)
    {
        appTokens.revoke(installation.name());
    }

    /**
     * The points that the token with this name may spend on GraphQL.
     */
    public RateBudget graphQlBudget(String tokenName)
    {
        return credentials.graphQlBudget(tokenName);
    }

    /**
     * What clients and simulator did against the contract given at the start; tests expect none.
     */
    public ImmutableList<Violation> violations()
    {
        return contract.violations();
    }

    @Override
    public void close()
    {
        server.close();
    }
}

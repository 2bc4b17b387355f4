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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.http.Answer;
import io.omnisql.simulator.http.SimulatedApi;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The way of a request through the simulated Jira: tokens of apps, credential, limits, endpoint, points.
 */
final class JiraApi
        implements SimulatedApi
{
    private static final String NOBODY = "-";

    private final JiraState state;
    private final JiraCredentials credentials;
    private final OAuthTokens oauth;
    private final JiraQuotas quotas;
    private final BurstLimiter bursts;
    private final JiraRules rules;
    private final String scheme;
    private final Clock clock;
    private final JiraHeaders headers;
    private final SearchCursors cursors;

    JiraApi(JiraState state, JiraCredentials credentials, OAuthTokens oauth, JiraQuotas quotas, BurstLimiter bursts, SearchCursors cursors, JiraRules rules, String scheme, Clock clock)
    {
        this.state = requireNonNull(state, "state is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.oauth = requireNonNull(oauth, "oauth is null");
        this.quotas = requireNonNull(quotas, "quotas is null");
        this.bursts = requireNonNull(bursts, "bursts is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.scheme = requireNonNull(scheme, "scheme is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.headers = new JiraHeaders(clock);
    }

    @Override
    public String route(SimulatedRequest request)
    {
        JiraAddress address = JiraAddress.of(request.path());
        return JiraRoute.find(request.method(), address.path())
                .map(match -> match.route().template().template())
                .orElse(address.path());
    }

    @Override
    public Answer answer(SimulatedRequest request)
    {
        JiraAddress address = JiraAddress.of(request.path());
        switch (address.path()) {
            case JiraAddress.TOKEN -> {
                return new Answer(JiraHeaders.json(oauth.refresh(request)), 0, NOBODY);
            }
            case JiraAddress.TENANT -> {
                return new Answer(JiraHeaders.json(JiraResult.of(200, Rendering.object().put("cloudId", JiraAddress.CLOUD_ID))), 0, NOBODY);
            }
            default -> {}
        }
        boolean apart = address.path().equals(JiraAddress.RESOURCES);
        Optional<JiraToken> known = credentials.find(request, address.gateway() || apart, state.data().site());
        if (known.isEmpty()) {
            return unknown(request, address);
        }
        JiraToken token = known.get();
        if (apart) {
            return new Answer(JiraHeaders.json(JiraResult.of(200, resources(request))), 0, token.name());
        }
        Optional<Integer> burst = bursts.exceeded(request.method(), route(request));
        if (burst.isPresent()) {
            return new Answer(headers.limited("jira-burst-based", burst.get(), clock.instant().plusSeconds(1)), 0, token.name());
        }
        Optional<PointQuota> quota = quotas.of(token);
        if (quota.isPresent() && quota.get().remaining() == 0) {
            return new Answer(headers.limited("jira-quota-global-based", quota.get().limit(), quota.get().reset()), 0, token.name());
        }
        JiraResult result = result(request, address, state.viewer(token, clock.instant()));
        quota.ifPresent(points -> points.consume(result.points()));
        return new Answer(headers.toUser(result, token, quota), result.points(), token.name());
    }

    /**
     * Refuses those who are not known, or takes them for nobody, who sees nothing, and says so in a header.
     */
    private Answer unknown(SimulatedRequest request, JiraAddress address)
    {
        if (!rules.anonymousOnFailedLogin() || address.gateway() || address.path().endsWith("/myself")) {
            return new Answer(JiraHeaders.unauthorized(), 0, "unknown");
        }
        SimulatedResponse response = JiraHeaders.json(result(request, address, state.nobody(clock.instant())));
        return new Answer(response.withHeader(JiraHeaders.LOGIN_REASON, "AUTHENTICATED_FAILED"), 1, "anonymous");
    }

    private JiraResult result(SimulatedRequest request, JiraAddress address, Viewer viewer)
    {
        try {
            JiraRoute.Match match = JiraRoute.find(request.method(), address.path())
                    .filter(found -> found.route().method().equals(request.method()))
                    .orElseThrow(() -> JiraRefusal.notFound("null for uri: " + address.path()));
            JiraUrls urls = new JiraUrls(host(request) + address.prefix());
            return match.route().endpoint().answer(new JiraCall(viewer, state.index(), cursors, match.values(), address.path(), request, urls, rules, state.withheld()));
        }
        catch (JiraRefusal e) {
            return e.result();
        }
    }

    private ArrayNode resources(SimulatedRequest request)
    {
        return Rendering.array(List.of(JiraAddress.CLOUD_ID), id -> {
            ObjectNode json = Rendering.object().put("id", id).put("name", "acme").put("url", host(request));
            json.putArray("scopes").add("read:jira-work").add("read:jira-user");
            return json.put("avatarUrl", "https://acme.example/flag.png");
        });
    }

    private String host(SimulatedRequest request)
    {
        return scheme + "://" + request.header("Host").or(() -> request.header(":authority")).orElse("127.0.0.1");
    }
}

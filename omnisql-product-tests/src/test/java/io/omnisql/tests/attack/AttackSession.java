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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.units.Duration;
import io.omnisql.tests.attack.Observation.Failure;
import io.trino.client.ClientSelectedRole;
import io.trino.client.ClientSession;
import io.trino.client.QueryError;
import io.trino.client.QueryStatusInfo;
import io.trino.client.StatementClient;
import io.trino.client.Warning;
import okhttp3.OkHttpClient;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.trino.client.StatementClientFactory.newStatementClient;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * One user's session, of Trino's own client: what a statement changes in it is there for the next one.
 */
final class AttackSession
{
    private static final Pattern ORDERED = Pattern.compile("\\bORDER BY\\b[^()]*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANALYZED = Pattern.compile("^EXPLAIN ANALYZE\\b");

    private final OkHttpClient http;
    private ClientSession session;
    private long processedRows;

    AttackSession(OkHttpClient http, URI server, String user, ClientClaims claims, Words words)
    {
        this.http = requireNonNull(http, "http is null");
        session = ClientSession.builder()
                .server(server)
                .user(Optional.of(user))
                .authorizationUser(claims.sessionUser())
                .source(claims.source())
                .clientTags(claims.tags())
                .catalog(words.catalog())
                .schema(words.schema())
                .timeZone(ZoneOffset.UTC)
                .locale(Locale.ENGLISH)
                .properties(claims.properties())
                .roles(claims.roles().entrySet().stream().collect(toImmutableMap(Map.Entry::getKey, role -> new ClientSelectedRole(ClientSelectedRole.Type.ROLE, Optional.of(role.getValue())))))
                .credentials(claims.credentials())
                .clientRequestTimeout(new Duration(2, MINUTES))
                .build();
    }

    long processedRows()
    {
        return processedRows;
    }

    Observation execute(String sql)
    {
        processedRows = 0;
        try {
            return observe(sql);
        }
        catch (UncheckedIOException e) {
            throw e;
        }
        catch (RuntimeException e) {
            return refused(e);
        }
    }

    private Observation observe(String sql)
    {
        try (StatementClient client = newStatementClient(http, session, sql, Optional.empty())) {
            List<String> rows = new ArrayList<>();
            while (client.isRunning()) {
                for (List<Object> row : client.currentRows()) {
                    String text = ValueText.row(row);
                    rows.add(ANALYZED.matcher(sql).find() ? AnalyzedPlan.withoutTimes(text) : text);
                }
                client.advance();
            }
            if (!ORDERED.matcher(sql).find()) {
                rows.sort(null);
            }
            QueryStatusInfo status = client.finalStatusInfo();
            processedRows = status.getStats().getProcessedRows();
            Map<String, String> changes = changes(client);
            session = changed(client);
            return new Observation(
                    Optional.ofNullable(status.getError()).map(AttackSession::failure),
                    Optional.ofNullable(status.getColumns()).orElseGet(ImmutableList::of).stream().map(column -> "%s %s".formatted(column.getName(), column.getType())).collect(toImmutableList()),
                    rows,
                    changes,
                    status.getWarnings().stream().map(Warning::getMessage).collect(toImmutableList()));
        }
    }

    /**
     * Refused before there was a query.
     */
    private static Observation refused(RuntimeException e)
    {
        return new Observation(Optional.of(new Failure(0, "CLIENT", e.getClass().getSimpleName(), requireNonNullElse(e.getMessage(), ""))), ImmutableList.of(), ImmutableList.of(), ImmutableMap.of(), ImmutableList.of());
    }

    private static Failure failure(QueryError error)
    {
        return new Failure(error.getErrorCode(), error.getErrorName(), error.getErrorType(), requireNonNullElse(error.getMessage(), ""));
    }

    private static Map<String, String> changes(StatementClient client)
    {
        ImmutableMap.Builder<String, String> changes = ImmutableMap.builder();
        client.getSetCatalog().ifPresent(catalog -> changes.put("catalog", catalog));
        client.getSetSchema().ifPresent(schema -> changes.put("schema", schema));
        client.getSetAuthorizationUser().ifPresent(user -> changes.put("user", user));
        changes.put("properties", client.getSetSessionProperties().toString());
        changes.put("roles", client.getSetRoles().toString());
        changes.put("prepared", client.getAddedPreparedStatements().toString());
        changes.put("transaction", client.getStartedTransactionId() == null ? "" : "begun");
        Optional.ofNullable(client.finalStatusInfo().getUpdateType()).ifPresent(type -> changes.put("update", type));
        client.finalStatusInfo().getUpdateCount().ifPresent(count -> changes.put("updated", Long.toString(count)));
        return changes.buildOrThrow();
    }

    private ClientSession changed(StatementClient client)
    {
        ClientSession.Builder builder = ClientSession.builder(session)
                .properties(merged(session.getProperties(), client.getSetSessionProperties()))
                .preparedStatements(merged(session.getPreparedStatements(), client.getAddedPreparedStatements()));
        client.getSetCatalog().ifPresent(builder::catalog);
        client.getSetSchema().ifPresent(builder::schema);
        client.getSetAuthorizationUser().ifPresent(user -> builder.authorizationUser(Optional.of(user)));
        if (client.isClearTransactionId()) {
            builder.transactionId(null);
        }
        if (client.getStartedTransactionId() != null) {
            builder.transactionId(client.getStartedTransactionId());
        }
        return builder.build();
    }

    private static Map<String, String> merged(Map<String, String> before, Map<String, String> added)
    {
        Map<String, String> merged = new HashMap<>(before);
        merged.putAll(added);
        return merged;
    }
}

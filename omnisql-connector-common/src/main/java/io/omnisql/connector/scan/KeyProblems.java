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
package io.omnisql.connector.scan;

import io.omnisql.connector.MissingResource;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.KeyOrigin;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CURSOR_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.RESULT_CAPPED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.stream.Collectors.joining;

/**
 * What becomes of a query when a key cannot be read: an error that says what to do, or no rows where that is what the query means.
 */
final class KeyProblems
{
    private final String table;
    private final ScopeDefinition scope;
    private final MissingResource missingResource;
    private final boolean restricted;
    private final QueryUsage usage;
    private final Timing timing;

    /**
     * @param restricted whether there may be records that the user does not see: then a name that leads to one is as one that is not there
     */
    KeyProblems(String table, ScopeDefinition scope, MissingResource missingResource, boolean restricted, QueryUsage usage, Timing timing)
    {
        this.table = requireNonNull(table, "table is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.missingResource = requireNonNull(missingResource, "missingResource is null");
        this.restricted = restricted;
        this.usage = requireNonNull(usage, "usage is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * The query gives no value to columns without which nothing can be asked for.
     */
    void required(List<String> columns)
    {
        if (!columns.isEmpty()) {
            throw new TrinoException(KEY_REQUIRED, "Table '%s' needs a value for %s (WHERE %s), or a join that gives some, with this table named first where Trino leaves the sides as they are written%s".formatted(
                    table,
                    String.join(" and ", columns),
                    columns.stream().map("%s = …"::formatted).collect(joining(" AND ")),
                    scope.columns().containsAll(columns) ? ", or a scope declared in the catalog by " + declaringProperties() : ""));
        }
    }

    CompletableFuture<FetchedPage> missing(SplitKey key)
    {
        return switch (key.origin()) {
            case COMBINED, JOINED -> noRows();
            case LITERAL -> literal(key.text().isEmpty() ? "%s: the source does not have what the table is read from, or the credential may not see it%s".formatted(table, orEmpty()) : thereIsNo(key.text()));
            case DECLARED -> literal("%s: '%s' is declared by %s, but the source does not have it, or the credential may not see it. Check the catalog's properties%s"
                    .formatted(table, key.text(), declaringProperties(), orEmpty()));
            case ENUMERATED -> scopeChanged(key);
        };
    }

    private String thereIsNo(String key)
    {
        return "%s: there is no '%s' at the source, or the credential may not see it. Check the spelling%s".formatted(table, key, orEmpty());
    }

    /**
     * Keys that the query spells out and the policy hides: they are not asked for, and fail as if the first page had told that they are not there.
     */
    void hidden(List<List<String>> keys)
    {
        if (!keys.isEmpty() && missingResource == MissingResource.ERROR) {
            throw ScanFailure.atPage(table, 1, new TrinoException(RESOURCE_MISSING, thereIsNo(String.join("/", keys.getFirst()))));
        }
    }

    /**
     * The policy hides the record of a key: it is like one that is not there.
     */
    void hidden(SplitKey key)
    {
        if (key.origin() == KeyOrigin.LITERAL && missingResource == MissingResource.ERROR) {
            throw new TrinoException(RESOURCE_MISSING, thereIsNo(key.text()));
        }
    }

    CompletableFuture<FetchedPage> renamed(SplitKey key)
    {
        return switch (key.origin()) {
            case COMBINED, JOINED -> noRows();
            case LITERAL, DECLARED -> restricted ? missing(key) : literal("%s: '%s' has another name at the source now (renamed or transferred). Use its present name%s".formatted(table, key.text(), orEmpty()));
            case ENUMERATED -> scopeChanged(key);
        };
    }

    /**
     * The source answers to a name that it spells otherwise than the query does: the key has no rows.
     */
    void spelledOtherwise(SplitKey key, String column, String canonical)
    {
        if (!key.origin().mayBeAbsent() && missingResource == MissingResource.ERROR) {
            throw new TrinoException(RESOURCE_MISSING, "%s: the source spells %s '%s' as '%s'; names are compared exactly. Use that spelling%s"
                    .formatted(table, column, key.values().get(column), canonical, orEmpty()));
        }
        usage.scans().skippedKey();
    }

    /**
     * The same of a name of which nobody knows whether the user sees what it leads to.
     */
    void spelledOtherwiseUnseen(SplitKey key, String column, String canonical)
    {
        if (restricted) {
            hidden(key);
            usage.scans().skippedKey();
        }
        else {
            spelledOtherwise(key, column, canonical);
        }
    }

    /**
     * The source knows the key by another name or in another case than the query or the catalog does: it has no rows.
     */
    void spelledOtherwise(SplitKey key, EndpointDefinition endpoint)
    {
        if (!key.origin().mayBeAbsent() && missingResource == MissingResource.ERROR) {
            String otherwise = "%s: the source spells '%s' otherwise, or has renamed it (%s); names are compared exactly. Use the source's spelling%s".formatted(table, key.text(), endpoint.route(), orEmpty());
            throw new TrinoException(RESOURCE_MISSING, restricted ? thereIsNo(key.text()) : otherwise);
        }
        usage.scans().skippedKey();
    }

    CompletableFuture<FetchedPage> forbidden(SplitKey key, EndpointDefinition endpoint)
    {
        String refusal = "%s: the source refuses '%s' to the catalog's credential (%s). Grant it access, or ".formatted(table, key.text(), endpoint.route());
        return switch (key.origin()) {
            case ENUMERATED -> scopeChanged(refusal);
            case DECLARED -> literalOr(ACCESS_REFUSED, "%stake the key out of %s%s".formatted(refusal, declaringProperties(), orEmpty()));
            case LITERAL, COMBINED, JOINED -> failedFuture(new TrinoException(ACCESS_REFUSED, refusal + "leave the key out"));
        };
    }

    /**
     * The credential's token was not made for such requests: that says nothing of a key, so that no key has no rows for it.
     */
    CompletableFuture<FetchedPage> insufficientScope(String route)
    {
        return failedFuture(new TrinoException(ACCESS_REFUSED, "%s: the token of the catalog's credential lacks a scope that the source demands for %s. Have a token made with that scope, or do not query the table".formatted(table, route)));
    }

    /**
     * The source refuses the rest of a list: what was read is a part.
     */
    CompletableFuture<FetchedPage> forbiddenWhileReading(SplitKey key, EndpointDefinition endpoint)
    {
        return failedFuture(new TrinoException(
                key.origin() == KeyOrigin.ENUMERATED ? SCOPE_CHANGED : ACCESS_REFUSED,
                "%s: the source refuses the rest of '%s' to the catalog's credential (%s). Run the query again, or leave the key out".formatted(table, key.text(), endpoint.route())));
    }

    /**
     * What a list leaves out is in another one, which the credential may not read: nobody knows whether there is anything.
     */
    CompletableFuture<FetchedPage> forbiddenRest(SplitKey key, EndpointDefinition endpoint)
    {
        return failedFuture(new TrinoException(
                ACCESS_REFUSED,
                "%s: the source refuses to the catalog's credential the list with the rest of '%s' (%s), so not all of it can be found. Name whole keys in the query or by %s, or use a credential that may read the list"
                        .formatted(table, key.text(), endpoint.route(), declaringProperties())));
    }

    CompletableFuture<FetchedPage> rejected(EndpointDefinition endpoint, int status)
    {
        return failedFuture(new TrinoException(REQUEST_REJECTED, "%s: the source refuses the parameters of %s (status %s)".formatted(table, endpoint.route(), status)));
    }

    /**
     * The source refuses a search for the keys of the scope, of which the catalog declares some by their names.
     */
    CompletableFuture<FetchedPage> rejectedScope(EndpointDefinition endpoint, int status)
    {
        return failedFuture(new TrinoException(RESOURCE_MISSING, "%s: the source refuses to search for the keys that are declared by %s (%s answered %s): it does not have one of them, or the credential may not see it. Check the catalog's properties"
                .formatted(table, declaringProperties(), endpoint.route(), status)));
    }

    CompletableFuture<FetchedPage> goneWhileReading(SplitKey key, EndpointDefinition endpoint)
    {
        return failedFuture(goneBetweenPages(key, endpoint));
    }

    /**
     * The source does not tell keys of a batch, however few it is asked for; which of them, nobody knows who might not see them.
     */
    TrinoException postponed(EndpointDefinition endpoint)
    {
        return new TrinoException(SOURCE_UNAVAILABLE, "%s: the source has put off some of the records that it was asked for by their keys, and has done so again when it was asked for fewer (%s). Run the query again".formatted(table, endpoint.route()));
    }

    TrinoException leadsBack(EndpointDefinition endpoint)
    {
        return new TrinoException(BAD_RESPONSE, "The pages of %s lead back to one that was read already".formatted(endpoint.route()));
    }

    TrinoException goneBetweenPages(SplitKey key, EndpointDefinition endpoint)
    {
        return new TrinoException(SCOPE_CHANGED, "%s: '%s' went away while %s was read. Run the query again".formatted(table, key.text(), endpoint.route()));
    }

    /**
     * The records of a key have its name, and then another one: what was read is a part.
     */
    TrinoException renamedWhileReading(SplitKey key)
    {
        return new TrinoException(SCOPE_CHANGED, "%s: '%s' got another name while it was read. Run the query again".formatted(table, key.text()));
    }

    /**
     * The list has changed whenever it was read: rows have slipped from one of its pages to another.
     */
    CompletableFuture<FetchedPage> changedWhileReading(SplitKey key, EndpointDefinition endpoint, int times)
    {
        return failedFuture(new TrinoException(SNAPSHOT_CHANGED, "%s: the list of '%s' (%s) has changed each of the %s times that it was read, so that rows may have been missed. Run the query again when less is changed there, or have less read: by a filter that the source evaluates, or a LIMIT"
                .formatted(table, key.text(), endpoint.route(), times)));
    }

    /**
     * The source has refused to go on behind a page, and has done so again when the list was read once more.
     */
    CompletableFuture<FetchedPage> cursorExpired(SplitKey key, EndpointDefinition endpoint, int status)
    {
        return failedFuture(new TrinoException(CURSOR_EXPIRED, "%s: the source refuses to go on with the list of '%s' where it has said that the list goes on (%s answered %s, twice). Run the query again, or have less read: by a filter that the source evaluates, or a LIMIT"
                .formatted(table, key.text(), endpoint.route(), status)));
    }

    /**
     * The list of a key has become longer or shorter between two of its pages.
     */
    TrinoException changedBetweenPages(SplitKey key, EndpointDefinition endpoint)
    {
        return new TrinoException(SNAPSHOT_CHANGED, "%s: the list of '%s' (%s) has changed while it was read, so that rows may have been missed. Run the query again".formatted(table, key.text(), endpoint.route()));
    }

    /**
     * Keys that the query spells out and the catalog's scope does not hold.
     */
    void outside(List<List<String>> keys)
    {
        if (!keys.isEmpty() && missingResource == MissingResource.ERROR) {
            throw new TrinoException(RESOURCE_MISSING, "%s: '%s' is outside the scope that the catalog declares by %s. Name a key inside it%s"
                    .formatted(table, String.join("/", keys.getFirst()), declaringProperties(), orEmpty()));
        }
    }

    /**
     * A list has ended where the source ends every list: what is behind it cannot be read this way.
     */
    TrinoException capped(SplitKey key, EndpointDefinition endpoint, long most)
    {
        return new TrinoException(RESULT_CAPPED, "%s: %s shows no more than %s rows of '%s', and there may be more. Add a filter that the source evaluates, such as a lower bound of a time"
                .formatted(table, endpoint.route(), most, key.text()));
    }

    /**
     * The source tells a part of what is wanted of a key, and no other of its forms has all of it.
     */
    TrinoException untold(SplitKey key, EndpointDefinition endpoint)
    {
        return new TrinoException(BAD_RESPONSE, "%s: the source does not tell all of '%s' (%s), and nothing else does. Read fewer columns, or set the session property pushdown_enabled to false to have each record asked for by itself".formatted(table, key.text(), endpoint.route()));
    }

    private CompletableFuture<FetchedPage> scopeChanged(SplitKey key)
    {
        return scopeChanged("%s: the source has listed '%s' and does not show it now: ".formatted(table, key.text()));
    }

    private CompletableFuture<FetchedPage> scopeChanged(String what)
    {
        return literalOr(SCOPE_CHANGED, "%srun the query again, with the session property max_staleness at 0s if the list may be one that was kept%s".formatted(what, orEmpty()));
    }

    private CompletableFuture<FetchedPage> literal(String message)
    {
        return literalOr(RESOURCE_MISSING, message);
    }

    private CompletableFuture<FetchedPage> literalOr(ApiErrorCode code, String message)
    {
        return switch (missingResource) {
            case ERROR -> failedFuture(new TrinoException(code, message));
            case EMPTY -> noRows();
        };
    }

    private CompletableFuture<FetchedPage> noRows()
    {
        usage.scans().skippedKey();
        return completedFuture(FetchedPage.none(timing.now()));
    }

    private String declaringProperties()
    {
        return String.join(" or ", scope.properties());
    }

    private static String orEmpty()
    {
        return ", or set the session property missing_resource to EMPTY to get no rows instead";
    }
}

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
package io.omnisql.connector;

import com.google.common.collect.ImmutableList;
import io.airlift.units.Duration;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.session.PropertyMetadata;

import java.util.List;

import static io.trino.plugin.base.session.PropertyMetadataUtil.durationProperty;
import static io.trino.spi.StandardErrorCode.INVALID_SESSION_PROPERTY;
import static io.trino.spi.session.PropertyMetadata.booleanProperty;
import static io.trino.spi.session.PropertyMetadata.enumProperty;
import static io.trino.spi.session.PropertyMetadata.integerProperty;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * The session properties of every source's catalogs.
 */
public final class ApiSessionProperties
{
    private static final String DYNAMIC_FILTERING_WAIT_TIMEOUT = "dynamic_filtering_wait_timeout";
    private static final String FETCH_PARALLELISM = "fetch_parallelism";
    private static final String INDEX_LOOKUP = "index_lookup";
    private static final String JOIN_PUSHDOWN_ENABLED = "join_pushdown_enabled";
    private static final String MAX_PERMIT_WAIT = "max_permit_wait";
    private static final String MAX_REQUESTS_PER_QUERY = "max_requests_per_query";
    private static final String MAX_STALENESS = "max_staleness";
    private static final String MISSING_RESOURCE = "missing_resource";
    private static final String PUSHDOWN_ENABLED = "pushdown_enabled";
    private static final String REQUEST_DEADLINE = "request_deadline";
    private static final String SEARCH_SPLITS = "search_splits";
    private static final int MOST_SEARCH_SPLITS = 100;

    /**
     * How long a query waits for the source's rate limit if nobody says otherwise: a limit of requests in a minute asks for a second more than that.
     */
    public static final Duration USUAL_PERMIT_WAIT = new Duration(2, MINUTES);

    private ApiSessionProperties() {}

    /**
     * @param config whose limits a session may lower
     */
    public static List<PropertyMetadata<?>> properties(ApiConfig config)
    {
        return ImmutableList.of(
                durationProperty(
                        DYNAMIC_FILTERING_WAIT_TIMEOUT,
                        "Time that a scan whose keys are known waits for a join to tell which of them are needed; one that has to be told its keys waits as long as it takes",
                        new Duration(30, SECONDS),
                        false),
                integerProperty(
                        FETCH_PARALLELISM,
                        "Pages of one list that are asked for at once, where the source has numbered them; 1 to read one after the other",
                        config.getFetchParallelism(),
                        ApiSessionProperties::checkParallelism,
                        false),
                enumProperty(
                        INDEX_LOOKUP,
                        "Joins of which one side is looked up for the keys of the other: COMPOSITE where only keys of several columns lead to a table's rows, ALL, or OFF",
                        IndexLookup.class,
                        IndexLookup.COMPOSITE,
                        false),
                booleanProperty(JOIN_PUSHDOWN_ENABLED, "Leave joins to the source where one query tells the records of both tables", true, false),
                durationProperty(MAX_PERMIT_WAIT, "Time that a query waits in all, on a node, for the source's rate limit before it fails", USUAL_PERMIT_WAIT, false),
                integerProperty(
                        MAX_REQUESTS_PER_QUERY,
                        "Requests that a query may make on a node; at most what the catalog allows",
                        config.getMaxRequestsPerQuery(),
                        value -> checkLimit(value, config.getMaxRequestsPerQuery()),
                        false),
                durationProperty(
                        MAX_STALENESS,
                        "Age up to which rows may be read from answers that were kept, without asking the source; 0s has it asked always whether they have changed",
                        config.getMaxStaleness(),
                        false),
                enumProperty(MISSING_RESOURCE, "Result for a name that the query spells out and the source does not have: ERROR or EMPTY", MissingResource.class, MissingResource.ERROR, false),
                booleanProperty(PUSHDOWN_ENABLED, "Send filters, orders and limits to the source; keys are resolved in any case", true, false),
                durationProperty(
                        REQUEST_DEADLINE,
                        "Time that a request may take in all, with its further attempts and the waits between them, but without those for the source's rate limit",
                        config.getRequestDeadline(),
                        false),
                integerProperty(
                        SEARCH_SPLITS,
                        "Parts in which a search is read side by side, by ranges of a time that never changes, where the source can search for these; 1 for one after the other",
                        1,
                        ApiSessionProperties::checkSplits,
                        false));
    }

    public static Duration dynamicFilteringWaitTimeout(ConnectorSession session)
    {
        return session.getProperty(DYNAMIC_FILTERING_WAIT_TIMEOUT, Duration.class);
    }

    private static void checkParallelism(int value)
    {
        if (value < 1) {
            throw new TrinoException(INVALID_SESSION_PROPERTY, "%s must be at least 1: %s".formatted(FETCH_PARALLELISM, value));
        }
    }

    public static int fetchParallelism(ConnectorSession session)
    {
        return session.getProperty(FETCH_PARALLELISM, Integer.class);
    }

    public static IndexLookup indexLookup(ConnectorSession session)
    {
        return session.getProperty(INDEX_LOOKUP, IndexLookup.class);
    }

    public static boolean isJoinPushdownEnabled(ConnectorSession session)
    {
        return isPushdownEnabled(session) && session.getProperty(JOIN_PUSHDOWN_ENABLED, Boolean.class);
    }

    public static Duration requestDeadline(ConnectorSession session)
    {
        return session.getProperty(REQUEST_DEADLINE, Duration.class);
    }

    public static Duration maxPermitWait(ConnectorSession session)
    {
        return session.getProperty(MAX_PERMIT_WAIT, Duration.class);
    }

    private static void checkLimit(int value, int most)
    {
        if (value < 1 || value > most) {
            throw new TrinoException(INVALID_SESSION_PROPERTY, "%s must be between 1 and %s, which is omnisql.max-requests-per-query: %s".formatted(MAX_REQUESTS_PER_QUERY, most, value));
        }
    }

    public static int maxRequestsPerQuery(ConnectorSession session)
    {
        return session.getProperty(MAX_REQUESTS_PER_QUERY, Integer.class);
    }

    public static Duration maxStaleness(ConnectorSession session)
    {
        return session.getProperty(MAX_STALENESS, Duration.class);
    }

    private static void checkSplits(int value)
    {
        if (value < 1 || value > MOST_SEARCH_SPLITS) {
            throw new TrinoException(INVALID_SESSION_PROPERTY, "%s must be between 1 and %s: %s".formatted(SEARCH_SPLITS, MOST_SEARCH_SPLITS, value));
        }
    }

    /**
     * How many searches there are in place of one; one where nothing is left to the source.
     */
    public static int searchSplits(ConnectorSession session)
    {
        return isPushdownEnabled(session) ? session.getProperty(SEARCH_SPLITS, Integer.class) : 1;
    }

    public static MissingResource missingResource(ConnectorSession session)
    {
        return session.getProperty(MISSING_RESOURCE, MissingResource.class);
    }

    public static boolean isPushdownEnabled(ConnectorSession session)
    {
        return session.getProperty(PUSHDOWN_ENABLED, Boolean.class);
    }
}

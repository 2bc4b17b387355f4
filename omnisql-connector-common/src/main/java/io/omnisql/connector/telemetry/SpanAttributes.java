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
package io.omnisql.connector.telemetry;

import io.opentelemetry.api.common.AttributeKey;

import java.util.List;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

/**
 * The attributes of spans: Trino's own where it has one, those of OpenTelemetry's conventions for HTTP clients, and the engine's. None holds a value of a query, a secret or text of a source.
 */
public final class SpanAttributes
{
    public static final AttributeKey<String> QUERY_ID = stringKey("trino.query_id");
    public static final AttributeKey<String> CATALOG = stringKey("trino.catalog");
    public static final AttributeKey<String> TABLE = stringKey("trino.table");
    public static final AttributeKey<Long> ERROR_CODE = longKey("trino.error_code");
    public static final AttributeKey<String> ERROR_NAME = stringKey("trino.error_name");
    public static final AttributeKey<String> ERROR_TYPE = stringKey("trino.error_type");

    public static final AttributeKey<String> METHOD = stringKey("http.request.method");
    public static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
    public static final AttributeKey<String> PATH_TEMPLATE = stringKey("url.template");
    public static final AttributeKey<String> SERVER = stringKey("server.address");
    public static final AttributeKey<Long> PORT = longKey("server.port");
    public static final AttributeKey<String> PROBLEM = stringKey("error.type");

    public static final AttributeKey<String> TENANT = stringKey("omnisql.tenant");
    public static final AttributeKey<String> SOURCE = stringKey("omnisql.source");
    public static final AttributeKey<String> ROUTE = stringKey("omnisql.route");
    public static final AttributeKey<List<String>> ROUTES = stringArrayKey("omnisql.routes");
    public static final AttributeKey<String> RATE_LIMIT = stringKey("omnisql.rate_limit");
    public static final AttributeKey<Long> ATTEMPT = longKey("omnisql.attempt");
    public static final AttributeKey<Long> PERMIT_WAIT = longKey("omnisql.permit.wait_ms");
    /**
     * Where an answer comes from, in the words of {@code $cache_status}.
     */
    public static final AttributeKey<String> CACHE_OUTCOME = stringKey("omnisql.cache.outcome");
    public static final AttributeKey<Long> SPLITS = longKey("omnisql.splits");
    public static final AttributeKey<Long> PAGES = longKey("omnisql.pages");
    public static final AttributeKey<Long> RECORDS = longKey("omnisql.records");
    public static final AttributeKey<Long> ROWS = longKey("omnisql.rows");
    public static final AttributeKey<Long> BYTES = longKey("omnisql.bytes");
    public static final AttributeKey<Boolean> CANCELLED = booleanKey("omnisql.cancelled");

    private SpanAttributes() {}
}

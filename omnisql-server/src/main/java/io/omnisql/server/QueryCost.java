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
package io.omnisql.server;

import java.util.Locale;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What a query has cost the API, and how old the oldest row it returned may be; unknown while the connector does not tell.
 */
public record QueryCost(long requests, long notModified, OptionalLong freshnessMillis)
{
    public QueryCost
    {
        requireNonNull(freshnessMillis, "freshnessMillis is null");
    }

    public String text(int leastRequests)
    {
        String revalidated = notModified == 0 ? "" : " (+%s not modified, free)".formatted(notModified);
        String age = freshnessMillis.isEmpty() ? "" : " · rows at most %s old".formatted(age(freshnessMillis.getAsLong()));
        return "%s API request%s%s, least possible %s%s".formatted(requests, requests == 1 ? "" : "s", revalidated, leastRequests, age);
    }

    private static String age(long millis)
    {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}

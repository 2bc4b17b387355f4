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

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A kind of attack, as it is known by its number.
 *
 * @param elsewhere why there are none here of a connector that knows nothing of policy
 */
record AttackClass(String id, String name, Optional<String> elsewhere)
{
    static final List<AttackClass> ALL = ImmutableList.of(
            here("R01", "plain queries"),
            here("R02", "divisions that fail for hidden rows"),
            here("R03", "casts that tell hidden values in their errors"),
            here("R04", "other functions that fail"),
            here("R05", "errors and values beyond conditions: aggregations, windows, UNNEST, lambdas"),
            here("R06", "joins"),
            here("R07", "subqueries"),
            here("R08", "settings of the session"),
            here("R09", "filters on views that group"),
            here("R10", "views with their owner's rights"),
            here("R11", "views with their reader's rights, WITH"),
            here("R12", "passing on"),
            here("R13", "materialized views"),
            here("R14", "copies"),
            here("R15", "changes of rows and tables"),
            here("R16", "tables renamed and made again"),
            here("R17", "upper case, quotes, look-alikes"),
            here("R18", "table functions"),
            here("R19", "procedures"),
            here("R20", "versions and branches"),
            here("R21", "tables about a table"),
            here("R22", "hidden columns"),
            here("R23", "samples, limits, patterns, grouping sets"),
            here("R24", "prepared statements"),
            here("R25", "transactions"),
            here("R26", "identities"),
            here("R27", "injection through attributes"),
            here("R28", "nulls"),
            here("R29", "policies that cannot be read"),
            here("R30", "pushed down conditions"),
            here("R31", "pushed down limits and aggregations"),
            here("R32", "dynamic filters"),
            here("R33", "what others have read"),
            here("R34", "look-ups by key"),
            elsewhere("R35", "redirected tables", "no connector redirects"),
            elsewhere("R36", "retries and other workers", "`TestRetriedScans`: a task that fails and is run again reads the same rows, by scans and by filters and masks"),
            here("C01", "conditions on masked columns"),
            here("C02", "joins, groups and orders by masked columns"),
            here("C03", "types of masks"),
            here("C04", "masks that fail"),
            here("C05", "statistics through masks"),
            here("C06", "filters over columns that are hidden"),
            here("C07", "members of rows and JSON"),
            here("C08", "other names for masked columns"),
            here("C09", "existence of columns"),
            elsewhere("C10", "two masks of one column", "access controls are not stacked: [Access control](#access-control)"),
            here("C11", "names in denials"),
            here("M01", "statistics and estimates"),
            here("M02", "plans"),
            here("M03", "rows that were processed"),
            here("M04", "queries of others"),
            here("M05", "names of catalogs, schemas, tables and functions"),
            here("M06", "time and limits"),
            here("M07", "quota that is left"),
            here("M08", "values in errors"),
            elsewhere("M09", "logs, traces and metrics", "told of where they are made: [observability.md](observability.md)"),
            here("M10", "warnings and query ids"));

    AttackClass
    {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(elsewhere, "elsewhere is null");
    }

    private static AttackClass here(String id, String name)
    {
        return new AttackClass(id, name, Optional.empty());
    }

    private static AttackClass elsewhere(String id, String name, String where)
    {
        return new AttackClass(id, name, Optional.of(where));
    }
}

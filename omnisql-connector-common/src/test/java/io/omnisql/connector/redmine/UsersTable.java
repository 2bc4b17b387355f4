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
package io.omnisql.connector.redmine;

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Users, which administrators may list. {@code name} finds what is a part of one of four columns, in any case.
 */
final class UsersTable
{
    static final TableDefinition USERS = table("users", "Users: active, registered and locked")
            .endpoint(get("/users.json")
                    .always("status", "")
                    .records(arrays("/users"))
                    .paging(offset("offset", "limit", RedmineSource.LARGEST_PAGE, "/total_count"))
                    .counted("/total_count")
                    .rateLimit(RedmineSource.REQUESTS))
            .endpoint(get("/users/{id}.json")
                    .records(single("/user"))
                    .parent("/users.json")
                    .rateLimit(RedmineSource.REQUESTS))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Number"),
                    column("login", VARCHAR).at("/login").comment("Login").personal()
                            .pushes(EQUAL, inexact(query("name").matching("[A-Za-z0-9_@.-]+"))),
                    column("firstname", VARCHAR).at("/firstname").comment("First name").personal(),
                    column("lastname", VARCHAR).at("/lastname").comment("Last name").personal(),
                    column("mail", VARCHAR).at("/mail").comment("Address of mail").personal()
                            .pushes(EQUAL, inexact(query("name").matching("[A-Za-z0-9_@.-]+"))),
                    column("admin", BOOLEAN).at("/admin").comment("Whether the user administrates"),
                    column("status", BIGINT).at("/status").comment("1 is active, 2 registered, 3 locked")
                            .pushes(EQUAL, inexact(query("status").matching("[0-9]+"))),
                    column("created_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When the account was made"),
                    column("last_login_on", TIMESTAMP_TZ_MILLIS).at("/last_login_on").comment("When the user last logged in"))
            .primaryKey("id")
            .cardinality(1, 200)
            .build();

    private UsersTable() {}
}

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

/**
 * How attacks speak of the tables of connectors that know nothing of policy.
 */
final class EngineWords
{
    static final Words MEMORY = new Words(
            "acme",
            "default",
            ImmutableMap.<String, String>builder()
                    .put("emp", "emp")
                    .put("id", "id")
                    .put("name", "name")
                    .put("tenant", "tenant")
                    .put("bonus", "bonus")
                    .put("note", "note")
                    .put("ssn", "ssn")
                    .put("ssn-value", "'111-11-1111'")
                    .put("salary", "salary")
                    .put("hidden-number", "777")
                    .put("hidden-prefix", "TOP")
                    .put("hidden-tenant", "'t2'")
                    .put("visible-tenant", "'t1'")
                    .put("visible-id", "1")
                    .put("hidden-id", "3")
                    .put("other", "office")
                    .put("other-id", "id")
                    .put("schemas", "several")
                    .put("scratch", "acme.default")
                    .put("other-ids", "VALUES BIGINT '2', 3, 4, 20, 30")
                    // only here
                    .put("target", "target")
                    .put("dept", "dept")
                    .put("secret", "secret")
                    .put("lake-catalog", "acme_lake")
                    .put("lake", "acme_lake.default")
                    .put("fresh", "acme_lake.default.emp_fresh")
                    .put("stale", "acme_lake.default.emp_stale")
                    .put("files", "\"emp$files\"")
                    .put("hidden-schema", "hidden")
                    .put("invoker", "emp_invoker")
                    .put("definer", "emp_definer")
                    .put("nested", "emp_nested")
                    .put("grouped", "emp_grouped")
                    .put("born", "born")
                    .put("amount", "amount")
                    .put("tags", "tags")
                    .put("doc", "doc")
                    .put("address", "address")
                    .put("email", "email")
                    .put("payload", "payload")
                    .put("rate", "rate")
                    .buildOrThrow(),
            ImmutableList.of("TOPSECRET", "111-11-1111", "222-22-2222", "333-33-3333", "'eve'", "'t2'", "99999999", "1003"));

    static final Words TPCH = new Words(
            "acme_tpch",
            "tiny",
            ImmutableMap.<String, String>builder()
                    .put("emp", "supplier")
                    .put("id", "suppkey")
                    .put("name", "name")
                    .put("tenant", "nationkey")
                    .put("bonus", "suppkey")
                    .put("note", "comment")
                    .put("ssn", "phone")
                    .put("ssn-value", "'17-138-897-9374'")
                    .put("salary", "acctbal")
                    .put("hidden-number", "1")
                    .put("hidden-prefix", "each slyly above")
                    .put("hidden-tenant", "17")
                    .put("visible-tenant", "7")
                    .put("visible-id", "33")
                    .put("hidden-id", "1")
                    .put("other", "nation")
                    .put("other-id", "nationkey")
                    .put("schemas", "several")
                    .put("scratch", "acme.default")
                    .put("other-ids", "VALUES BIGINT '2', 33, 44, 50")
                    .put("hidden-column", "row_number")
                    .buildOrThrow(),
            ImmutableList.of("each slyly above", "27-918-335-1736", "17-138-897-9374", "5755.94", "8564.12"));

    private EngineWords() {}
}

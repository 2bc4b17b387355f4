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
package io.omnisql.policy.model;

import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;

import static io.omnisql.policy.TestingPolicies.document;
import static io.omnisql.policy.TestingPolicies.file;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPolicyDocument
{
    private static final CatalogSchemaTableName ISSUES = new CatalogSchemaTableName("acme_github", "default", "issues");

    @Test
    void testColumnsThatPoliciesNameOfATable()
    {
        PolicyDocument document = document(file(
                "{name: a, subjects: everybody, resources: {tables: [issues], columns: [author, body]}, effect: deny}",
                "{name: b, subjects: everybody, resources: {tables: [issues, commits]}, effect: rows, where: {and: [{column: repo, equals: x}, {or: [{column: number, above: 1}, {not: {column: title, starts-with: y}}]}, {column: milestone, is-null: true}, {column: labels, contains: z}, {column: state, in: [open]}]}}",
                "{name: c, subjects: everybody, resources: {tables: [issues]}, effect: allow}",
                "{name: d, subjects: everybody, resources: {tables: [commits], columns: [sha]}, effect: deny}",
                "{name: e, subjects: everybody, resources: {columns: [login]}, effect: deny}",
                "{name: f, subjects: everybody, resources: {catalogs: [globex_github], tables: [issues], columns: [other]}, effect: deny}",
                "{name: g, subjects: everybody, resources: {tables: [commits]}, effect: rows, where: all-rows}"));
        assertThat(document.columnsNamedOf(ISSUES)).containsExactlyInAnyOrder("author", "body", "repo", "number", "title", "milestone", "labels", "state");
        assertThat(document.columnsNamedOf(new CatalogSchemaTableName("globex_github", "default", "issues"))).contains("other");
        assertThat(document.columnsNamedOf(new CatalogSchemaTableName("acme_github", "default", "repositories"))).isEmpty();
    }
}

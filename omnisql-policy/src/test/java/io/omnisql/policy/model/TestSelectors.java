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

import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.CatalogSchemaTableName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestSelectors
{
    private static final Selection EVERY = new Selection.Every();

    @Test
    void testColumns()
    {
        ResourceSelector byName = columns(Selection.of("author"), EVERY);
        assertThat(byName.selectsColumn("author", ImmutableSet.of())).isTrue();
        assertThat(byName.selectsColumn("author", ImmutableSet.of("personal"))).isTrue();
        assertThat(byName.selectsColumn("body", ImmutableSet.of("personal"))).isFalse();
        ResourceSelector byTag = columns(EVERY, Selection.of("personal"));
        assertThat(byTag.selectsColumn("author", ImmutableSet.of("free_text", "personal"))).isTrue();
        assertThat(byTag.selectsColumn("author", ImmutableSet.of("free_text"))).isFalse();
        assertThat(byTag.selectsColumn("author", ImmutableSet.of())).isFalse();
        ResourceSelector byBoth = columns(Selection.of("author"), Selection.of("personal"));
        assertThat(byBoth.selectsColumn("author", ImmutableSet.of("personal"))).isTrue();
        assertThat(byBoth.selectsColumn("author", ImmutableSet.of("free_text"))).isFalse();
        assertThat(byBoth.selectsColumn("body", ImmutableSet.of("personal"))).isFalse();
    }

    @Test
    void testWholeTables()
    {
        assertThat(columns(EVERY, EVERY).isWholeTable()).isTrue();
        assertThat(columns(Selection.of("author"), EVERY).isWholeTable()).isFalse();
        assertThat(columns(EVERY, Selection.of("personal")).isWholeTable()).isFalse();
    }

    private static ResourceSelector columns(Selection columns, Selection tags)
    {
        return new ResourceSelector(EVERY, EVERY, EVERY, EVERY, columns, tags);
    }

    @Test
    void testTables()
    {
        TagDeclaration declaration = new TagDeclaration(Selection.of("acme"), Selection.of("default"), Selection.of("issues"), ImmutableSet.of("author"), ImmutableSet.of("personal"));
        ResourceSelector selector = new ResourceSelector(Selection.of("tenant"), Selection.of("acme"), Selection.of("default"), Selection.of("issues"), EVERY, EVERY);
        CatalogSchemaTableName issues = new CatalogSchemaTableName("acme", "default", "issues");
        assertThat(declaration.selectsTable(issues)).isTrue();
        assertThat(selector.selectsTable("tenant", issues)).isTrue();
        assertThat(selector.selectsTable("other", issues)).isFalse();
        for (CatalogSchemaTableName other : new CatalogSchemaTableName[] {
                new CatalogSchemaTableName("globex", "default", "issues"),
                new CatalogSchemaTableName("acme", "system", "issues"),
                new CatalogSchemaTableName("acme", "default", "commits"),
        }) {
            assertThat(declaration.selectsTable(other)).describedAs(other.toString()).isFalse();
            assertThat(selector.selectsTable("tenant", other)).describedAs(other.toString()).isFalse();
        }
    }
}

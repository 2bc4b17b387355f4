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
package io.omnisql.policy.lint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.policy.Subject;
import io.omnisql.policy.lint.LintFinding.Severity;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.model.ResourceSelector;
import io.omnisql.policy.model.Selection;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with a document that can be read: by itself, and against the tables that are known.
 */
public final class PolicyLinter
{
    private final PolicyDocument document;
    private final ResourceCatalog resources;
    private final Set<LintFinding> findings = new LinkedHashSet<>();

    private PolicyLinter(PolicyDocument document, ResourceCatalog resources)
    {
        this.document = requireNonNull(document, "document is null");
        this.resources = requireNonNull(resources, "resources is null");
    }

    public static List<LintFinding> lint(PolicyDocument document, ResourceCatalog resources)
    {
        PolicyLinter linter = new PolicyLinter(document, resources);
        linter.lint();
        return ImmutableList.copyOf(linter.findings);
    }

    private void lint()
    {
        for (Policy policy : document.policies()) {
            if (document.subjects().values().stream().noneMatch(policy.subjects()::selects)) {
                find(Severity.WARNING, policy, "is for none of the users");
            }
            lintNames(policy);
        }
        lintMaskPairs();
        document.catalogs().forEach((catalog, tenant) -> resources.tables(catalog).ifPresent(tables -> tables.forEach(table -> lintTable(tenant, table))));
    }

    private void lintTable(String tenant, CatalogSchemaTableName table)
    {
        List<Policy> about = document.policies().stream().filter(policy -> policy.resources().selectsTable(tenant, table)).collect(toImmutableList());
        List<Subject> subjects = document.subjects().values().stream().filter(subject -> subject.tenant().equals(tenant)).collect(toImmutableList());
        new TableLinter(document, table, resources.table(table), subjects, this::find).lint(about);
    }

    /**
     * Names that are not found, in catalogs of which it is known what they have.
     */
    private void lintNames(Policy policy)
    {
        Set<CatalogSchemaTableName> known = new LinkedHashSet<>();
        for (String catalog : document.catalogs().keySet()) {
            if (policy.resources().selectsCatalog(document.catalogs().get(catalog), catalog)) {
                Optional<Set<CatalogSchemaTableName>> tables = resources.tables(catalog);
                if (tables.isEmpty()) {
                    notJudged(policy, catalog);
                    return;
                }
                known.addAll(tables.get());
            }
        }
        ResourceSelector selector = policy.resources();
        for (String table : names(selector.tables())) {
            if (known.stream().noneMatch(name -> name.getSchemaTableName().getTableName().equals(table) && selector.schemas().contains(name.getSchemaTableName().getSchemaName()))) {
                find(Severity.ERROR, policy, "there is no table %s in the schemas that it selects".formatted(table));
            }
        }
        Set<CatalogSchemaTableName> selected = Sets.filter(known, name -> selector.selectsTable(document.catalogs().get(name.getCatalogName()), name));
        // of tables that have to have them it is told one by one
        Set<String> required = policy.effect() instanceof Effect.Allow || selected.isEmpty() ? ImmutableSet.of() : selector.requiredColumns();
        for (String column : Sets.difference(names(selector.columns()), required)) {
            if (selected.stream().noneMatch(name -> resources.table(name).columns().stream().anyMatch(found -> found.name().equals(column)))) {
                find(Severity.ERROR, policy, "none of its tables has a column " + column);
            }
        }
    }

    /**
     * A name may be one of the catalog's. Where nothing is known of any catalog, nobody asked.
     */
    private void notJudged(Policy policy, String catalog)
    {
        boolean hasNames = !names(policy.resources().tables()).isEmpty() || !names(policy.resources().columns()).isEmpty();
        if (hasNames && document.catalogs().keySet().stream().anyMatch(other -> resources.tables(other).isPresent())) {
            find(Severity.WARNING, policy, "names tables or columns that were not looked for, as the server does not show catalog %s: name the policy's catalogs, or ask as a user who sees them".formatted(catalog));
        }
    }

    /**
     * Masks that differ for the same column and user: the column is null then, which is hardly meant.
     */
    private void lintMaskPairs()
    {
        List<Policy> masking = document.policies().stream().filter(policy -> policy.effect() instanceof Effect.Mask).collect(toImmutableList());
        for (Policy left : masking) {
            for (Policy right : masking.subList(masking.indexOf(left) + 1, masking.size())) {
                if (!left.effect().equals(right.effect()) && overlap(left.resources(), right.resources())) {
                    document.subjects().values().stream()
                            .filter(subject -> left.subjects().selects(subject) && right.subjects().selects(subject))
                            .findFirst()
                            .ifPresent(subject -> find(Severity.ERROR, left, "masks columns otherwise than %s does, for %s: they are null; give one of them other users or columns".formatted(right.name(), subject.user())));
                }
            }
        }
    }

    private boolean overlap(ResourceSelector left, ResourceSelector right)
    {
        return overlap(left.tenants(), right.tenants()) &&
                overlap(left.catalogs(), right.catalogs()) &&
                overlap(left.schemas(), right.schemas()) &&
                overlap(left.tables(), right.tables()) &&
                overlap(columns(left), columns(right));
    }

    /**
     * With those that the document declares to have the tags.
     */
    private Selection columns(ResourceSelector selector)
    {
        return switch (selector.tags()) {
            case Selection.Every _ -> selector.columns();
            case Selection.Named(Set<String> tags) -> Selection.of(document.tags().stream()
                    .filter(declaration -> !Sets.intersection(declaration.tags(), tags).isEmpty())
                    .flatMap(declaration -> declaration.columns().stream())
                    .toArray(String[]::new));
        };
    }

    private static boolean overlap(Selection left, Selection right)
    {
        return left instanceof Selection.Every || right instanceof Selection.Every || !Sets.intersection(names(left), names(right)).isEmpty();
    }

    static Set<String> names(Selection selection)
    {
        return switch (selection) {
            case Selection.Every _ -> ImmutableSet.of();
            case Selection.Named(Set<String> names) -> names;
        };
    }

    private void find(Severity severity, Policy policy, String message)
    {
        findings.add(new LintFinding(severity, policy.name(), policy.place(), message));
    }
}

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
import com.google.common.collect.Sets;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.Subject;
import io.omnisql.policy.lint.LintFinding.Severity;
import io.omnisql.policy.mask.MaskCompiler;
import io.omnisql.policy.mask.MaskFunction;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.predicate.PredicateCompiler;
import io.omnisql.policy.predicate.VisibleRowsCompiler;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Applies what policies say to one table that is known, for every user of its tenant, and tells what does not work.
 */
final class TableLinter
{
    private final PolicyDocument document;
    private final CatalogSchemaTableName table;
    private final TableResource resource;
    private final List<Subject> subjects;
    private final Findings findings;

    TableLinter(PolicyDocument document, CatalogSchemaTableName table, TableResource resource, List<Subject> subjects, Findings findings)
    {
        this.document = requireNonNull(document, "document is null");
        this.table = requireNonNull(table, "table is null");
        this.resource = requireNonNull(resource, "resource is null");
        this.subjects = ImmutableList.copyOf(subjects);
        this.findings = requireNonNull(findings, "findings is null");
    }

    interface Findings
    {
        void find(Severity severity, Policy policy, String message);
    }

    void lint(List<Policy> about)
    {
        List<PolicyColumn> columns = resource.columns().stream().map(this::withDeclaredTags).collect(toImmutableList());
        for (Policy policy : about) {
            switch (policy.effect()) {
                case Effect.Rows(Condition where) -> rows(policy, where);
                case Effect.Mask(MaskFunction function) -> {
                    missing(policy);
                    columns.stream()
                            .filter(column -> policy.resources().selectsColumn(column.name(), column.tags()))
                            .forEach(column -> mask(policy, function, column));
                }
                case Effect.Deny _ -> missing(policy);
                case Effect.Allow _ -> {}
            }
            resource.columns().forEach(column -> undeclaredTags(policy, column));
        }
        if (about.stream().anyMatch(policy -> policy.effect() instanceof Effect.Rows)) {
            subjects.forEach(subject -> withoutRows(about, subject));
        }
    }

    private PolicyColumn withDeclaredTags(PolicyColumn column)
    {
        Set<String> declared = document.tags().stream()
                .filter(declaration -> declaration.selectsTable(table) && declaration.columns().contains(column.name()))
                .flatMap(declaration -> declaration.tags().stream())
                .collect(toImmutableSet());
        return new PolicyColumn(column.name(), column.type(), Sets.union(column.tags(), declared));
    }

    private void missing(Policy policy)
    {
        Set<String> names = resource.columns().stream().map(PolicyColumn::name).collect(toImmutableSet());
        for (String column : Sets.difference(policy.resources().requiredColumns(), names)) {
            findings.find(Severity.ERROR, policy, "%s has no column %s, so that it is denied to those whom the policy is for: correct the name, or name the catalog of the table that has it".formatted(table, column));
        }
    }

    private void rows(Policy policy, Condition where)
    {
        if (resource.view()) {
            findings.find(Severity.ERROR, policy, "%s is a view, through which hidden rows can be told by errors: filter the tables below it".formatted(table));
            return;
        }
        Map<String, Type> types = resource.columns().stream().collect(toImmutableMap(PolicyColumn::name, PolicyColumn::type));
        for (Subject subject : subjects) {
            if (policy.subjects().selects(subject)) {
                try {
                    VisibleRowsCompiler.compile(new PredicateCompiler(subject, types).compile(where), resource.enforcement());
                }
                catch (PolicyProblemException e) {
                    findings.find(Severity.ERROR, policy, "%s, for %s: %s".formatted(table, subject.user(), e.getMessage()));
                    return;
                }
            }
        }
    }

    private void mask(Policy policy, MaskFunction function, PolicyColumn column)
    {
        try {
            MaskCompiler.compile(function, column, "tenant", policy.name());
        }
        catch (PolicyProblemException e) {
            findings.find(Severity.ERROR, policy, "%s: %s; it is null instead".formatted(table, e.getMessage()));
        }
    }

    /**
     * Whoever answers for the table may not know what its source says of a column.
     */
    private void undeclaredTags(Policy policy, PolicyColumn column)
    {
        Set<String> named = Sets.intersection(PolicyLinter.names(policy.resources().tags()), column.tags());
        for (String tag : Sets.difference(named, withDeclaredTags(new PolicyColumn(column.name(), column.type())).tags())) {
            findings.find(Severity.ERROR, policy, "%s: the source says that column %s is %s, but the policy does not: declare it below tags".formatted(table, column.name(), tag));
        }
    }

    private void withoutRows(List<Policy> about, Subject subject)
    {
        List<Policy> theirs = about.stream().filter(policy -> policy.subjects().selects(subject)).collect(toImmutableList());
        if (theirs.stream().anyMatch(policy -> policy.effect() instanceof Effect.Deny && policy.resources().isWholeTable()) || theirs.stream().anyMatch(policy -> policy.effect() instanceof Effect.Rows)) {
            return;
        }
        theirs.stream()
                .filter(policy -> policy.effect() instanceof Effect.Allow)
                .findFirst()
                .ifPresent(policy -> findings.find(Severity.WARNING, policy, "lets %s read %s, of which other policies grant rows, but none to this user, who sees none: grant all-rows if that is meant".formatted(subject.user(), table)));
    }
}

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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * Everything the simulated Jira knows, as typed values. Immutable; tests compute the rows they expect from it.
 */
public final class JiraDataset
{
    private final Company company;
    private final JiraSite site;
    private final ImmutableList<JiraIssue> issues;
    private final ImmutableMap<Long, JiraIssue> byId;
    private final ImmutableMap<String, JiraIssue> byKey;
    private final ImmutableListMultimap<Long, JiraIssue> byParent;

    JiraDataset(Company company, JiraSite site, ImmutableList<JiraIssue> issues)
    {
        this.company = requireNonNull(company, "company is null");
        this.site = requireNonNull(site, "site is null");
        this.issues = issues.stream().sorted(comparingLong(JiraIssue::id)).collect(toImmutableList());
        Map<String, JiraIssue> keys = new HashMap<>();
        ImmutableMap.Builder<Long, JiraIssue> ids = ImmutableMap.builder();
        for (JiraIssue issue : this.issues) {
            ids.put(issue.id(), issue);
            issue.formerKeys().forEach(key -> keys.putIfAbsent(canonical(key), issue));
        }
        for (JiraIssue issue : this.issues) {
            keys.put(canonical(issue.key()), issue);
            int number = issue.number();
            site.project(issue.projectKey()).formerKeys().forEach(key -> keys.putIfAbsent(canonical(key + "-" + number), issue));
        }
        this.byId = ids.buildOrThrow();
        this.byKey = ImmutableMap.copyOf(keys);
        this.byParent = this.issues.stream()
                .filter(issue -> issue.parent().isPresent())
                .collect(toImmutableListMultimap(issue -> issue.parent().orElseThrow(), identity()));
    }

    public static JiraDataset of(Company company)
    {
        return of(company, 0);
    }

    /**
     * A site with more custom fields than the usual ones.
     */
    public static JiraDataset of(Company company, int extraFields)
    {
        return new JiraDatasetGenerator(company, extraFields).generate();
    }

    public Company company()
    {
        return company;
    }

    public JiraSite site()
    {
        return site;
    }

    /**
     * All issues, in ascending order of ids.
     */
    public ImmutableList<JiraIssue> issues()
    {
        return issues;
    }

    public ImmutableList<JiraIssue> issues(String projectKey)
    {
        return issues.stream().filter(issue -> issue.projectKey().equals(projectKey)).collect(toImmutableList());
    }

    public JiraIssue issue(String key)
    {
        return findIssue(key).orElseThrow(() -> new IllegalArgumentException("No issue " + key));
    }

    public Optional<JiraIssue> findIssue(long id)
    {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The issue that a request means: by its id, its key in whatever case, or a key that it had before it moved.
     */
    public Optional<JiraIssue> findIssue(String idOrKey)
    {
        if (idOrKey.matches("\\d{1,18}")) {
            return findIssue(Long.parseLong(idOrKey));
        }
        return Optional.ofNullable(byKey.get(canonical(idOrKey)));
    }

    /**
     * The issues that are parts of this one.
     */
    public ImmutableList<JiraIssue> children(JiraIssue parent)
    {
        return byParent.get(parent.id());
    }

    /**
     * The same data with one issue replaced or added, for tests in which rows change between two calls.
     */
    public JiraDataset with(JiraIssue changed)
    {
        ImmutableList.Builder<JiraIssue> all = ImmutableList.builder();
        issues.stream().filter(issue -> issue.id() != changed.id()).forEach(all::add);
        return new JiraDataset(company, site, all.add(changed).build());
    }

    public JiraDataset edit(String key, UnaryOperator<JiraIssueBuilder> edit)
    {
        return with(edit.apply(new JiraIssueBuilder(issue(key))).build());
    }

    public JiraDataset without(String key)
    {
        long id = issue(key).id();
        return new JiraDataset(company, site, issues.stream().filter(issue -> issue.id() != id).collect(toImmutableList()));
    }

    /**
     * The same data on a site that has something else besides its issues.
     */
    public JiraDataset withSite(JiraSite changed)
    {
        return withSite(changed, issues);
    }

    /**
     * The same company with another site, and these issues alone.
     */
    public JiraDataset withSite(JiraSite changed, ImmutableList<JiraIssue> itsIssues)
    {
        return new JiraDataset(company, changed, itsIssues);
    }

    JiraDataset withTimeZone(String accountId, ZoneId zone)
    {
        return withSite(site.withUser(site.user(accountId).withTimeZone(zone)));
    }

    private static String canonical(String key)
    {
        return key.toUpperCase(Locale.ROOT);
    }
}

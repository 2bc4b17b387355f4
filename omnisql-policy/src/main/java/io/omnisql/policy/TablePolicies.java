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
package io.omnisql.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;

import java.util.BitSet;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The policies about one table, for whomever they are. Thread-safe.
 * <p>
 * Users of whom the same ones are have the same rules, and so share what is made of them.
 */
final class TablePolicies
{
    private static final int MOST_RULES = 100;

    private final List<Policy> policies;
    private final boolean rowsGoverned;
    private final SetMultimap<String, String> declaredTags;
    private final Cache<BitSet, TableRules> rules = Caffeine.newBuilder().maximumSize(MOST_RULES).executor(Runnable::run).build();

    TablePolicies(List<Policy> policies, SetMultimap<String, String> declaredTags)
    {
        this.policies = ImmutableList.copyOf(policies);
        this.rowsGoverned = policies.stream().anyMatch(policy -> policy.effect() instanceof Effect.Rows);
        this.declaredTags = ImmutableSetMultimap.copyOf(declaredTags);
    }

    TableRules rules(Subject subject)
    {
        BitSet selected = new BitSet(policies.size());
        for (int place = 0; place < policies.size(); place++) {
            selected.set(place, policies.get(place).subjects().selects(subject));
        }
        TableRules known = rules.getIfPresent(selected);
        if (known != null) {
            return known;
        }
        TableRules added = new TableRules(rowsGoverned, selected.stream().mapToObj(policies::get).collect(toImmutableList()), declaredTags);
        rules.put(selected, added);
        return added;
    }
}

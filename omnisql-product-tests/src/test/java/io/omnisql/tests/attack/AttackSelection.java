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
import java.util.Properties;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What is attacked, in which settings and how: all, unless system properties have a text that must be in the name.
 *
 * @param attacks what the name of an attack has in it
 */
record AttackSelection(List<ClusterSettings> settings, List<String> targets, Optional<String> attacks)
{
    static final String PREFIX = "omnisql.attack.";
    static final String SETTINGS = PREFIX + "settings";
    static final String TARGETS = PREFIX + "targets";

    AttackSelection
    {
        settings = ImmutableList.copyOf(settings);
        targets = ImmutableList.copyOf(targets);
        requireNonNull(attacks, "attacks is null");
    }

    /**
     * @throws IllegalArgumentException if a property leaves nothing, with what there is
     */
    static AttackSelection of(Properties properties)
    {
        return new AttackSelection(
                named(properties, SETTINGS, ClusterSettings.all()),
                named(properties, TARGETS, AttackedSource.allTargets()),
                Optional.ofNullable(properties.getProperty(PREFIX + "only")));
    }

    boolean has(AttackCase attack)
    {
        return attacks.stream().allMatch(attack.toString()::contains);
    }

    private static <T> List<T> named(Properties properties, String property, List<T> all)
    {
        String text = properties.getProperty(property, "");
        List<T> named = all.stream().filter(each -> each.toString().contains(text)).collect(toImmutableList());
        checkArgument(!named.isEmpty(), "%s=%s is in none of %s", property, text, all);
        return named;
    }
}

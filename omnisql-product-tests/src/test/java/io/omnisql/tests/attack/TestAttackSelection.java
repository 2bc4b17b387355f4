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
import com.google.common.collect.ImmutableSet;
import org.testng.annotations.Test;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TestAttackSelection
{
    @Test
    public void testEverything()
    {
        AttackSelection selection = AttackSelection.of(new Properties());
        assertThat(selection).isEqualTo(new AttackSelection(ClusterSettings.all(), AttackedSource.allTargets(), Optional.empty()));
        assertThat(selection.settings()).hasSize(14);
        assertThat(selection.targets()).hasSize(8);
        assertThat(selection.has(plain("memory"))).isTrue();
    }

    @Test
    public void testPart()
    {
        AttackSelection selection = selection("targets", "Jira", "settings", "unsafe-pushdown=true", "only", "R01 all rows on Jira's r");
        assertThat(selection.targets()).containsExactly("Jira's records", "Jira's keys", "Jira's scans alone");
        assertThat(selection.settings()).hasSize(6).allSatisfy(settings -> assertThat(settings.properties()).containsEntry("optimizer.allow-unsafe-pushdown", "true"));
        assertThat(selection.has(plain("Jira's records"))).isTrue();
        assertThat(selection.has(plain("Jira's keys"))).isFalse();
    }

    @Test
    public void testNothing()
    {
        assertThatThrownBy(() -> selection("targets", "jira"))
                .hasMessage("omnisql.attack.targets=jira is in none of %s", AttackedSource.allTargets());
        assertThatThrownBy(() -> selection("settings", "WORST"))
                .hasMessageStartingWith("omnisql.attack.settings=WORST is in none of [HOSTILE, enable-dynamic-filtering=true");
    }

    private static AttackSelection selection(String... properties)
    {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty("omnisql.attack." + properties[i], properties[i + 1]);
        }
        return AttackSelection.of(all);
    }

    private static AttackCase plain(String target)
    {
        Words words = new Words("acme", "default", ImmutableMap.of(), ImmutableList.of());
        return new AttackCase(ClusterSettings.HOSTILE, new AttackTarget(target, PolicyLayer.SCANS, words, new Unattacked()), Attack.same("R01", "all rows", "SELECT * FROM {emp}"));
    }

    private static final class Unattacked
            implements AttackedTables
    {
        @Override
        public Set<Protection> protections()
        {
            return ImmutableSet.of();
        }

        @Override
        public Findings attack(Attack attack, Words words, Protection protection)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public Findings governedCopy(Attack attack, Words words)
        {
            throw new UnsupportedOperationException();
        }
    }
}

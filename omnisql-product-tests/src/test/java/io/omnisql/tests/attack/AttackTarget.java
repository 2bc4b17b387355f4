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

import static java.util.Objects.requireNonNull;

/**
 * Tables that are attacked, and what protects them.
 *
 * @param words how they are called
 */
record AttackTarget(String name, PolicyLayer layer, Words words, AttackedTables tables)
{
    AttackTarget
    {
        requireNonNull(name, "name is null");
        requireNonNull(layer, "layer is null");
        requireNonNull(words, "words is null");
        requireNonNull(tables, "tables is null");
    }

    boolean canBeAskedFor(Attack attack)
    {
        return attack.speaksOf(words) && layer.protectsFrom(attack);
    }

    Findings attack(Attack attack, Protection protection)
    {
        return tables.attack(attack, words, protection);
    }
}

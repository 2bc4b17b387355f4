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

import java.util.Set;

/**
 * The same tables under each protection, and as a copy of what is visible. Not for use by several threads.
 */
interface AttackedTables
{
    Set<Protection> protections();

    Findings attack(Attack attack, Words words, Protection protection);

    /**
     * What the attack finds out from a copy of what is visible, under the policy.
     */
    Findings governedCopy(Attack attack, Words words)
            throws Exception;
}

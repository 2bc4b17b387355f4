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
 * A statement of an attack, or what happens between two.
 */
sealed interface AttackStep
{
    /**
     * By an owner of the cluster, whom nothing restricts.
     */
    record Owner(String sql)
            implements AttackStep
    {
        public Owner
        {
            requireNonNull(sql, "sql is null");
        }
    }

    /**
     * What the attacker tries, and finds out.
     */
    record Attempt(String user, String sql, ClientClaims claims)
            implements AttackStep
    {
        public Attempt
        {
            requireNonNull(user, "user is null");
            requireNonNull(sql, "sql is null");
            requireNonNull(claims, "claims is null");
        }
    }

    /**
     * Another policy from here on, where policy protects.
     */
    record NewPolicy(String yaml)
            implements AttackStep
    {
        public NewPolicy
        {
            requireNonNull(yaml, "yaml is null");
        }
    }
}

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
package io.omnisql.connector.tpch;

import io.trino.testing.TestingConnectorBehavior;

import java.util.EnumSet;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Sets.immutableEnumSet;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_ARRAY;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_CANCELLATION;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_DYNAMIC_FILTER_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_LIMIT_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_NEGATIVE_DATE;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_EQUALITY;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_INEQUALITY;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_ROW_TYPE;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_TOPN_PUSHDOWN;

/**
 * What the engine tells Trino's suite that it can do. Why it does not do the rest stands in ARCHITECTURE.md.
 */
final class TpchBehaviors
{
    static final Set<TestingConnectorBehavior> SUPPORTED = immutableEnumSet(
            SUPPORTS_ARRAY,
            SUPPORTS_ROW_TYPE,
            SUPPORTS_PREDICATE_PUSHDOWN,
            SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_EQUALITY,
            SUPPORTS_PREDICATE_PUSHDOWN_WITH_VARCHAR_INEQUALITY,
            SUPPORTS_DYNAMIC_FILTER_PUSHDOWN,
            SUPPORTS_LIMIT_PUSHDOWN,
            SUPPORTS_TOPN_PUSHDOWN,
            SUPPORTS_NEGATIVE_DATE,
            SUPPORTS_CANCELLATION);

    private TpchBehaviors() {}

    static Set<TestingConnectorBehavior> unsupported()
    {
        return EnumSet.allOf(TestingConnectorBehavior.class).stream()
                .filter(behavior -> !SUPPORTED.contains(behavior))
                .collect(toImmutableSet());
    }
}

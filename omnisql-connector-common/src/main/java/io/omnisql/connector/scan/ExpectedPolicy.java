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
package io.omnisql.connector.scan;

import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.RowScope;
import io.trino.spi.TrinoException;
import io.trino.spi.predicate.TupleDomain;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.error.ApiErrorCode.POLICY_CHANGED;

/**
 * Whether a scan keeps to the policy that access control relies on, where the engine's own filter lets more rows pass: the filter has the hash of it. Pure.
 */
final class ExpectedPolicy
{
    private ExpectedPolicy() {}

    static void check(RowScope rows, TupleDomain<ApiColumnHandle> constraint)
    {
        rows.policy().ifPresent(policy -> constraint.getDomains().ifPresent(domains -> domains.forEach((column, domain) -> {
            if (column.source() instanceof ValueSource.PolicyHash && !domain.includesNullableValue(utf8Slice(policy))) {
                throw new TrinoException(POLICY_CHANGED, "The policy has changed since the query began: run it again");
            }
        })));
    }
}

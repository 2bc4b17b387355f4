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
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyColumn;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * @param view whether it is a view, or a materialized one
 * @param columns with the tags that the source declares
 */
public record TableResource(boolean view, Enforcement enforcement, List<PolicyColumn> columns)
{
    public TableResource
    {
        requireNonNull(enforcement, "enforcement is null");
        columns = ImmutableList.copyOf(columns);
    }
}

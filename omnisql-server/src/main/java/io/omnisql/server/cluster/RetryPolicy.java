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
package io.omnisql.server.cluster;

import io.omnisql.server.LauncherException;

import java.util.Locale;

/**
 * What a cluster does by default about a query when one of its tasks fails: nothing, or the task again, elsewhere.
 */
enum RetryPolicy
{
    NONE,
    TASK;

    static RetryPolicy parse(String option, String value)
    {
        for (RetryPolicy policy : values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(value)) {
                return policy;
            }
        }
        throw new LauncherException("%s %s is unknown: it is none or task".formatted(option, value));
    }
}

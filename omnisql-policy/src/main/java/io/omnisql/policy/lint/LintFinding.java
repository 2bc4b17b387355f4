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

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a policy that can be read, or may not be what is meant.
 */
public record LintFinding(Severity severity, String policy, String place, String message)
{
    public enum Severity
    {
        /**
         * What the policy says cannot be done, or does not protect what it seems to.
         */
        ERROR,
        /**
         * It may be meant so.
         */
        WARNING,
    }

    public LintFinding
    {
        requireNonNull(severity, "severity is null");
        requireNonNull(policy, "policy is null");
        requireNonNull(place, "place is null");
        requireNonNull(message, "message is null");
    }

    @Override
    public String toString()
    {
        return "%s: %s (%s): %s".formatted(severity == Severity.ERROR ? "error" : "warning", policy, place, message);
    }
}

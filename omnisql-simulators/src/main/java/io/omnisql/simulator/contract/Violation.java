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
package io.omnisql.simulator.contract;

import static java.util.Objects.requireNonNull;

/**
 * One place where an exchange does not keep to the specification. The place is a parameter name, a status, or a JSON
 * pointer in the body with {@code *} for every index.
 */
public record Violation(String route, Kind kind, String place, String detail)
{
    public Violation
    {
        requireNonNull(route, "route is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(place, "place is null");
        requireNonNull(detail, "detail is null");
    }

    public enum Kind
    {
        UNKNOWN_ROUTE,
        UNKNOWN_PARAMETER,
        BAD_PARAMETER,
        UNKNOWN_STATUS,
        NULL_VALUE,
        WRONG_TYPE,
        WRONG_FORMAT,
        NOT_IN_ENUM,
        MISSING_FIELD,
        UNKNOWN_FIELD,
        NO_JSON,
        INVALID_QUERY,
    }
}

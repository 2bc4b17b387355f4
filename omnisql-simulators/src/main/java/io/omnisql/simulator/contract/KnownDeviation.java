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

import io.omnisql.simulator.contract.Violation.Kind;

import static java.util.Objects.requireNonNull;

/**
 * A place where production itself differs from its specification, with the source that shows it. The route {@code *}
 * stands for all routes; a place that begins with {@code *} stands for all places that end with the rest.
 */
public record KnownDeviation(String route, Kind kind, String place, String source)
{
    private static final String ANY = "*";

    public KnownDeviation
    {
        requireNonNull(route, "route is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(place, "place is null");
        requireNonNull(source, "source is null");
    }

    boolean excuses(Violation violation)
    {
        return kind == violation.kind()
                && (route.equals(ANY) || route.equals(violation.route()))
                && (place.startsWith(ANY) ? violation.place().endsWith(place.substring(1)) : place.equals(violation.place()));
    }
}

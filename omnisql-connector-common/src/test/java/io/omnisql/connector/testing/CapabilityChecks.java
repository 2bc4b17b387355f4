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
package io.omnisql.connector.testing;

import org.junit.jupiter.api.function.Executable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Each capability that the definition declares is what it says: the same rows as without it, and really sent.
 */
public final class CapabilityChecks
{
    private final SuiteCatalog catalog;
    private final SampledRows rows;
    private final RememberedAnswers answers;

    public CapabilityChecks(SuiteCatalog catalog, SampledRows rows)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.answers = new RememberedAnswers(catalog);
    }

    public List<SuiteCheck> checks()
    {
        return DeclaredCapability.of(catalog.source().definition()).stream()
                .map(declared -> new SuiteCheck(declared.toString(), unlessUnproven(catalog.source().unproven(), declared.toString(), () -> check(declared))))
                .toList();
    }

    private void check(DeclaredCapability declared)
    {
        switch (declared.capability().name()) {
            case "KEY" -> new KeyCheck(answers, rows, declared).check();
            case "KEYS" -> new BatchCheck(answers, rows, declared).check();
            case "SORT" -> new SortCheck(answers, rows, declared).check();
            default -> new FilterCheck(answers, rows, declared).check();
        }
    }

    /**
     * What is listed as unproven must not be proven, or the list would hide what breaks later.
     */
    static Executable unlessUnproven(Map<String, String> unproven, String name, Executable check)
    {
        Optional<String> reason = Optional.ofNullable(unproven.get(name));
        if (reason.isEmpty()) {
            return check;
        }
        return () -> {
            try {
                check.execute();
            }
            catch (AssertionError _) {
                abort("%s: %s".formatted(name, reason.get()));
            }
            throw new AssertionError("%s is listed as unproven (%s), and can be shown".formatted(name, reason.get()));
        };
    }
}

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

import com.google.common.base.Splitter;
import com.google.common.io.Resources;

import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What lies beside the tests: policies, rules, and tables in SQL.
 */
final class Fixture
{
    private Fixture() {}

    /**
     * A policy with another mask, for those who may not see personal data.
     */
    static String masked(String policy, String table, String column, String mask)
    {
        return policy + "\n  - name: another-mask\n    subjects: {pii-access: false}\n    resources: {tables: [%s], columns: [%s]}\n    effect: mask\n    mask: %s\n".formatted(table, column, mask);
    }

    static String text(String name)
    {
        try {
            return Resources.toString(Resources.getResource(Fixture.class, name), UTF_8).replace("MASK_KEY", PolicyFiles.MASK_KEY);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Iterable<String> statements(String name)
    {
        return Splitter.on(";\n").trimResults().omitEmptyStrings().split(text(name));
    }
}

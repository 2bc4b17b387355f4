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

import io.omnisql.simulator.github.GitHubContract;

import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.abort;

/** The contracts, for tests that make no sense without them: where they are absent, those are skipped with one line. */
public final class TestingContract
{
    private TestingContract() {}

    public static OpenApiContract github()
    {
        return GitHubContract.find().orElseGet(TestingContract::skip);
    }

    public static Path folder()
    {
        return ContractFolder.find().orElseGet(TestingContract::skip);
    }

    private static <T> T skip()
    {
        return abort("Skipped: no specifications at hand (see omnisql.contracts)");
    }
}

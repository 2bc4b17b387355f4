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
import io.omnisql.simulator.jira.JiraContract;

import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The contracts, for tests that make no sense without them: where they are absent, those are skipped and one line says so.
 */
public final class TestingContract
{
    private static final Optional<Path> FOLDER = findOrSaySo();

    private TestingContract() {}

    public static OpenApiContract github()
    {
        folder();
        return GitHubContract.find().orElseThrow();
    }

    public static OpenApiContract jira()
    {
        folder();
        return JiraContract.find().orElseThrow();
    }

    public static Path folder()
    {
        return FOLDER.orElseGet(() -> abort("no specifications at hand"));
    }

    private static Optional<Path> findOrSaySo()
    {
        Optional<Path> folder = ContractFolder.find();
        if (folder.isEmpty()) {
            System.out.println("Contract tests are skipped: no specifications at hand (property omnisql.contracts)");
        }
        return folder;
    }
}

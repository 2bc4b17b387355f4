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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with the official specifications and recorded answers. It is no part of the project: the system property
 * {@code omnisql.contracts} names it, otherwise it is looked for beside the project, as {@code shared/contracts}.
 */
public final class ContractFolder
{
    private static final String PROPERTY = "omnisql.contracts";

    private ContractFolder() {}

    public static Optional<Path> find()
    {
        String configured = System.getProperty(PROPERTY, "");
        if (!configured.isEmpty()) {
            return Optional.of(Path.of(configured)).filter(Files::isDirectory);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("contracts");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}

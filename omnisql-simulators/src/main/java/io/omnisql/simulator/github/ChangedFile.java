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
package io.omnisql.simulator.github;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One file of a difference. Binary and large files have no patch, and neither has one that was only renamed.
 */
public record ChangedFile(
        Optional<String> sha,
        String filename,
        String status,
        int additions,
        int deletions,
        Optional<String> patch,
        Optional<String> previousFilename)
{
    public ChangedFile
    {
        requireNonNull(sha, "sha is null");
        requireNonNull(filename, "filename is null");
        requireNonNull(status, "status is null");
        requireNonNull(patch, "patch is null");
        requireNonNull(previousFilename, "previousFilename is null");
    }

    boolean isBelow(String path)
    {
        return filename.equals(path) || filename.startsWith(path + "/");
    }
}

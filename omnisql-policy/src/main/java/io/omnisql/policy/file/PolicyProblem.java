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
package io.omnisql.policy.file;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a policy file, where, and what to do about it. Values are not repeated.
 *
 * @param line from 1; 0 where it is about the file as a whole
 */
public record PolicyProblem(int line, String path, String message)
{
    public PolicyProblem
    {
        requireNonNull(path, "path is null");
        requireNonNull(message, "message is null");
    }

    @Override
    public String toString()
    {
        String place = path.isEmpty() ? "" : path + ": ";
        return line == 0 ? place + message : "line %s: %s%s".formatted(line, place, message);
    }
}

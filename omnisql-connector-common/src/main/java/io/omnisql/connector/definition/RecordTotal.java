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
package io.omnisql.connector.definition;

import static java.util.Objects.requireNonNull;

/**
 * Where the source says how many records a key has, which tells a list that ends at the source's cap from one that was cut off there.
 *
 * @param path the resource that holds the number
 * @param pointer where the number stands in it
 */
public record RecordTotal(String path, JsonPointer pointer)
{
    public RecordTotal
    {
        requireNonNull(path, "path is null");
        requireNonNull(pointer, "pointer is null");
    }
}

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
 * Where a source says whether a feature is switched on, without which it has none of an endpoint's records and answers as if no key were there, or as if it were refused.
 *
 * @param path of the resource that says it
 * @param pointer where it says true or false
 */
public record FeatureSwitch(String path, JsonPointer pointer)
{
    public FeatureSwitch
    {
        requireNonNull(path, "path is null");
        requireNonNull(pointer, "pointer is null");
    }
}

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
 * Where an answer says which places of a list it is about.
 *
 * @param start how many are in front of them
 * @param size how many they are, with records or without
 * @param last whether there are none behind them
 */
public record ListPlaces(JsonPointer start, JsonPointer size, JsonPointer last)
{
    public ListPlaces
    {
        requireNonNull(start, "start is null");
        requireNonNull(size, "size is null");
        requireNonNull(last, "last is null");
    }
}

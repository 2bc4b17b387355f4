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
package io.omnisql.connector.scan;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A key that a scan has listed.
 *
 * @param listed the page that it was listed on
 * @param told what the query that lists the keys has told of its first page, as JSON text: the object that a query for the key alone would have found
 */
record ListedKey(SplitKey key, FetchedPage listed, Optional<String> told)
{
    ListedKey
    {
        requireNonNull(key, "key is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(told, "told is null");
    }
}

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
package io.omnisql.connector.testing;

import io.omnisql.connector.definition.Paging;

import java.util.stream.Stream;

/**
 * The parameters that an endpoint's paging adds to requests. Links may have others, which are the source's own.
 */
final class PagingParameters
{
    private PagingParameters() {}

    static Stream<String> of(Paging paging)
    {
        return switch (paging) {
            case Paging.Unpaged _ -> Stream.of();
            case Paging.LinkHeader links -> Stream.of(links.sizeParameter(), "page", "after", "before");
            case Paging.Cursor cursor -> Stream.of(cursor.sizeParameter(), cursor.parameter());
            case Paging.Offset offset -> Stream.of(offset.sizeParameter(), offset.parameter());
            case Paging.Connection _ -> Stream.of();
        };
    }
}

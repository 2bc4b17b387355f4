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
package io.omnisql.connector.planning;

import io.trino.spi.connector.ColumnHandle;

import static java.util.Objects.requireNonNull;

/**
 * A column of a join that the source answers.
 *
 * @param related whether it is one of the related table
 */
public record ApiJoinColumn(boolean related, ApiColumnHandle column)
        implements ColumnHandle
{
    public ApiJoinColumn
    {
        requireNonNull(column, "column is null");
    }

    @Override
    public String toString()
    {
        return column.toString();
    }
}

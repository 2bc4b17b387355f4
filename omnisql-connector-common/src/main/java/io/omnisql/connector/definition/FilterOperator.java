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

/**
 * What a filter on a column asks for.
 */
public enum FilterOperator
{
    /**
     * The column equals one value.
     */
    EQUAL,
    /**
     * The column is at or above a bound.
     */
    AT_LEAST,
    /**
     * The column is at or below a bound.
     */
    AT_MOST,
    /**
     * The column is null.
     */
    IS_NULL,
    /**
     * The column is not null.
     */
    IS_NOT_NULL,
    /**
     * The array column contains a value; Trino checks it again, as it is no domain.
     */
    CONTAINS,
}

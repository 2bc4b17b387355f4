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
package io.omnisql.connector;

/**
 * Which joins look up the keys of one side in the other.
 */
public enum IndexLookup
{
    /**
     * Those with a key of several columns, where a table says that only such a key leads to its rows.
     */
    COMPOSITE,
    /**
     * All that can be looked up, whatever another way would cost.
     */
    ALL,
    OFF,
}

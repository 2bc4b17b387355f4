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
package io.omnisql.policy;

/**
 * Who keeps hidden rows from a user.
 */
public enum Enforcement
{
    /**
     * The engine alone, by row filters: at most 1,000 literals, which have to say everything.
     */
    ENGINE,
    /**
     * The table's own scans as well: they have the exact predicate, of up to 64 kB; the engine's filter may be coarser where that has more than 1,000 literals.
     */
    ENGINE_AND_SCAN,
}

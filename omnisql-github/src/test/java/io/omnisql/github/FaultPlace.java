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
package io.omnisql.github;

/**
 * Where in a scan something goes wrong.
 */
enum FaultPlace
{
    FIRST,
    MIDDLE,
    LAST;

    /**
     * The number of the request that is hit, from 1.
     *
     * @param requests how many a sound scan makes
     */
    int request(int requests)
    {
        return switch (this) {
            case FIRST -> 1;
            case MIDDLE -> (requests + 1) / 2;
            case LAST -> requests;
        };
    }
}

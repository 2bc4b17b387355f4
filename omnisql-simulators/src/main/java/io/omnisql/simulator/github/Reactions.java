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
package io.omnisql.simulator.github;

/**
 * How many people reacted, and how.
 */
public record Reactions(int plusOne, int minusOne, int laugh, int confused, int heart, int hooray, int eyes, int rocket)
{
    static Reactions none()
    {
        return new Reactions(0, 0, 0, 0, 0, 0, 0, 0);
    }

    public int total()
    {
        return plusOne + minusOne + laugh + confused + heart + hooray + eyes + rocket;
    }
}

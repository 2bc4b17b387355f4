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
package io.omnisql.tests.attack;

/**
 * What is told of hidden rows and of the policy where it cannot be helped; {@link PolicyLayer} says where. There are no others.
 */
enum AcceptedLeak
{
    STATISTICS("statistics of tables", true),
    PLAN_TEXT("the text of plans", true),
    PROCESSED_ROWS("how much was processed", true),
    TIME("time", false),
    QUERY_IDS("query ids", false),
    QUOTA("about how much quota is left", false);

    private final String description;
    private final boolean inAnswer;

    AcceptedLeak(String description, boolean inAnswer)
    {
        this.description = description;
        this.inAnswer = inAnswer;
    }

    String description()
    {
        return description;
    }

    /**
     * Whether it makes answers differ, so that all that can be asked of them is that no hidden value is in them.
     */
    boolean inAnswer()
    {
        return inAnswer;
    }
}

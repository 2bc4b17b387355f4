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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableSet;

import java.util.Comparator;

/**
 * What the values of a field are taken from: it finds them by what a query calls them, as ids.
 */
interface JqlDomain
{
    /**
     * The word for this domain in the list of functions.
     */
    Kind kind();

    /**
     * The ids of what is called so and visible; none where there is nothing.
     */
    ImmutableSet<String> find(String text, JqlContext context);

    /**
     * The same of what stands without quotes, as a number.
     */
    default ImmutableSet<String> find(long number, JqlContext context)
    {
        return find(String.valueOf(number), context);
    }

    /**
     * The order of ids, ascending.
     */
    Comparator<String> order(JqlContext context);

    /**
     * Whether ids can be compared with less and greater.
     */
    boolean isRanked();

    /**
     * What is said of a value that is not there.
     */
    default String unknown(String text, String field)
    {
        return "The value '%s' does not exist for the field '%s'.".formatted(text, field);
    }

    enum Kind
    {
        PROJECT,
        ISSUE,
        ISSUE_TYPE,
        VERSION,
        COMPONENT,
        USER,
        SPRINT,
        OPTION,
        OTHER,
    }
}

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
package io.omnisql.jira;

import io.omnisql.connector.definition.Paging;

import static io.omnisql.connector.definition.Paging.offset;

/**
 * How Jira gives lists in pages: by places, from which it leaves out what the catalog must not see. It may give fewer at once than these numbers, which are its own limits where it has said them.
 */
final class JiraPages
{
    static final int LARGEST = 50;
    static final int LARGEST_OF_PROJECTS = 100;
    static final int LARGEST_OF_USERS = 1_000;
    static final int USERS_BY_ID = 100;
    static final int LARGEST_OF_ISSUES = 100;
    static final int LARGEST_OF_COMMENTS = 100;
    static final int LARGEST_OF_CHANGES = 5_000;
    static final int LARGEST_OF_WORKLOGS = 5_000;
    static final int LARGEST_OF_LABELS = 1_000;
    static final int LARGEST_OF_RECORDS = 1_000;

    private JiraPages() {}

    static Paging of(int largest)
    {
        return offset("startAt", "maxResults", largest, "/total").ofPlaces("/startAt", "/maxResults", "/isLast");
    }
}

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

/**
 * What parameters and paths of several tables have in common.
 */
final class JiraParameters
{
    /**
     * What Jira takes as an account, and never as something else.
     */
    static final String ACCOUNT_ID = "[\\w:.-]+";
    /**
     * How Jira itself spells keys of issues. It takes others, such as numbers, and those that an issue had before it was moved.
     */
    static final String ISSUE_KEY = "[A-Z][A-Z0-9_]*-[1-9][0-9]*";
    /**
     * What JQL takes for the key of an issue, in whatever spelling.
     */
    static final String ANY_ISSUE_KEY = "[A-Za-z][A-Za-z0-9_]*-[0-9]+";
    /**
     * What stands between the key of a project and the number of an issue in it.
     */
    static final String END_OF_PROJECT = "-";
    /**
     * Asks for one field of issues of which none is wanted: without a word all of them come.
     */
    static final String ONE_FIELD = "created";

    /**
     * Says which of Jira's features are switched on.
     */
    static final String SETTINGS = "/rest/api/3/configuration";

    private JiraParameters() {}
}

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
import com.google.common.collect.Sets;

import java.util.Set;

/**
 * What may be different from site to site.
 *
 * @param anonymousOnFailedLogin whether a wrong password gets the answer of somebody unknown, and a header that says so, in place of a refusal
 * @param pageRows how many issues a page of a search has at most
 * @param wideRows how many it has where many fields are wanted, or changes
 * @param namedRows how many it has where nothing but ids and keys is wanted
 * @param embeddedRows how many comments and worklogs the issues of a search show
 * @param bulkIssues how many issues an answer to a request for several of them has room for
 * @param translated whether the profiles of all users are in another language than that of the names they have been given
 * @param off the features that are switched off
 */
record JiraRules(boolean anonymousOnFailedLogin, int pageRows, int wideRows, int namedRows, int embeddedRows, int bulkIssues, boolean translated, Set<JiraFeature> off)
{
    JiraRules
    {
        off = ImmutableSet.copyOf(off);
    }

    static JiraRules standard()
    {
        return new JiraRules(false, 100, 50, 5_000, 20, 100, false, ImmutableSet.of());
    }

    boolean has(JiraFeature feature)
    {
        return !off.contains(feature);
    }

    JiraRules withAnonymousOnFailedLogin()
    {
        return new JiraRules(true, pageRows, wideRows, namedRows, embeddedRows, bulkIssues, translated, off);
    }

    JiraRules withPageRows(int some, int wide, int named)
    {
        return new JiraRules(anonymousOnFailedLogin, some, wide, named, embeddedRows, bulkIssues, translated, off);
    }

    JiraRules withBulkIssues(int most)
    {
        return new JiraRules(anonymousOnFailedLogin, pageRows, wideRows, namedRows, embeddedRows, most, translated, off);
    }

    JiraRules withTranslatedNames()
    {
        return new JiraRules(anonymousOnFailedLogin, pageRows, wideRows, namedRows, embeddedRows, bulkIssues, true, off);
    }

    JiraRules without(JiraFeature feature)
    {
        return new JiraRules(anonymousOnFailedLogin, pageRows, wideRows, namedRows, embeddedRows, bulkIssues, translated, Sets.union(off, ImmutableSet.of(feature)));
    }
}

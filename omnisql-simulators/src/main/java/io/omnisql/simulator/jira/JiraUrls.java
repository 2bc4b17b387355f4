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

import static com.google.common.net.UrlEscapers.urlFragmentEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Where the things of a site are.
 *
 * @param base where its API begins, such as {@code https://example.atlassian.net}
 */
record JiraUrls(String base)
{
    JiraUrls
    {
        requireNonNull(base, "base is null");
    }

    String api(String path)
    {
        return base + "/rest/api/3" + urlFragmentEscaper().escape(path);
    }

    String agile(String path)
    {
        return base + "/rest/agile/1.0" + path;
    }

    String image(String path)
    {
        return base + "/images/icons/" + path;
    }
}

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

import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Understanding one query: for whom, and what is wrong with it so far. All of what is wrong is told at once.
 */
record JqlContext(Viewer viewer, List<String> errors)
{
    JqlContext
    {
        requireNonNull(viewer, "viewer is null");
        requireNonNull(errors, "errors is null");
    }

    static JqlContext of(Viewer viewer)
    {
        return new JqlContext(viewer, new ArrayList<>());
    }

    JiraSite site()
    {
        return viewer.data().site();
    }

    /**
     * Whether an issue has a field, in which there may be nothing.
     */
    boolean hasField(JiraIssue issue, String field)
    {
        return !site().project(issue.projectKey()).hides(field);
    }

    void refuse(String message)
    {
        errors.add(message);
    }
}

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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * Ends a request with an error, in Jira's words.
 */
final class JiraRefusal
        extends RuntimeException
{
    private static final long serialVersionUID = 1;

    private final int status;
    private final ImmutableList<String> messages;

    private JiraRefusal(int status, List<String> messages)
    {
        super(String.join(" ", messages));
        this.status = status;
        this.messages = ImmutableList.copyOf(messages);
    }

    static JiraRefusal badRequest(List<String> messages)
    {
        return new JiraRefusal(400, messages);
    }

    static JiraRefusal badRequest(String message)
    {
        return badRequest(ImmutableList.of(message));
    }

    static JiraRefusal notFound(String message)
    {
        return new JiraRefusal(404, ImmutableList.of(message));
    }

    static JiraRefusal noIssue()
    {
        return notFound("Issue does not exist or you do not have permission to see it.");
    }

    static JiraRefusal noProject(String idOrKey)
    {
        return notFound("No project could be found with key '%s'.".formatted(idOrKey));
    }

    static JiraRefusal forbidden(String message)
    {
        return new JiraRefusal(403, ImmutableList.of(message));
    }

    static JiraRefusal removed()
    {
        return new JiraRefusal(410, ImmutableList.of(
                "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"));
    }

    JiraResult result()
    {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode array = body.putArray("errorMessages");
        messages.forEach(array::add);
        body.putObject("errors");
        return JiraResult.of(status, body);
    }
}

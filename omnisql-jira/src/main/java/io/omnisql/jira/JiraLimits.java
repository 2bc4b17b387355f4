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

import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.RateLimitClass.Pace;

import static io.omnisql.connector.definition.RateLimitClass.ResetForm.ISO_8601;

/**
 * What Jira allows a credential and a request: points in an hour, of which it tells apps and which API tokens do not draw on, and a burst in each second, endpoint by endpoint.
 */
final class JiraLimits
{
    static final RateLimitClass REST = new RateLimitClass("rest", 65_000, 3_600, "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
            .resetsAs(ISO_8601)
            .refusedBy("RateLimit-Reason", "jira-quota-")
            .paced(new Pace(100, 1, true));
    /**
     * The points of an issue, a project or the like, beside the one of the request.
     */
    static final int POINTS_OF_OBJECT = 1;
    /**
     * The points of an account, a group or a role.
     */
    static final int POINTS_OF_IDENTITY = 2;
    /**
     * No number is told of either.
     */
    static final CredentialLimits CREDENTIAL = new CredentialLimits(20, 0);

    private JiraLimits() {}
}

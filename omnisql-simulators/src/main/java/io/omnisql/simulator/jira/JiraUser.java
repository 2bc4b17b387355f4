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

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An account, by its id; the e-mail is there only where its owner lets others see it.
 */
public record JiraUser(String accountId, Kind kind, String displayName, Optional<String> email, boolean active, ZoneId timeZone)
{
    public JiraUser
    {
        requireNonNull(accountId, "accountId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(displayName, "displayName is null");
        requireNonNull(email, "email is null");
        requireNonNull(timeZone, "timeZone is null");
    }

    JiraUser withTimeZone(ZoneId zone)
    {
        return new JiraUser(accountId, kind, displayName, email, active, zone);
    }

    /**
     * Whether JQL takes this text for the account: its id, or what is visible of its owner, in whatever case.
     */
    boolean isCalled(String text)
    {
        return accountId.equalsIgnoreCase(text) || displayName.equalsIgnoreCase(text) || email.filter(text::equalsIgnoreCase).isPresent();
    }

    public enum Kind
    {
        ATLASSIAN,
        APP,
        CUSTOMER;

        public String json()
        {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

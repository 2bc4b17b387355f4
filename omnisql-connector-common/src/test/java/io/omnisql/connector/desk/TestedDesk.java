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
package io.omnisql.connector.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.connector.testing.FixtureMatch;
import io.omnisql.connector.testing.FixturePages;
import io.omnisql.connector.testing.FixtureRecords;
import io.omnisql.connector.testing.LoginFixture;
import okhttp3.HttpUrl;

import java.util.List;

/**
 * A desk with seven tickets, which shows open ones if nothing else is said, and never more than three at once.
 */
final class TestedDesk
        extends LoginFixture
{
    private static final FixturePages PAGES = new FixturePages.Offset("offset", "limit", 3, "total_count");
    private static final FixtureMatch VALUE = FixtureMatch.equal().flags("1", "0").atLeast(">=").atMost("<=").present("*").absent("!*");

    private static final List<ObjectNode> TICKETS = FixtureRecords.table(
            """
            id | subject  | status/id | status/name | assigned_to/id | assigned_to/name | is_private | estimated_hours | due_date   | created_on           | updated_on
            1  | Ticket 1 | 1         | open        | 11             | Ben              | false      | 1.5             | 2026-03-01 | 2025-12-01T00:00:00Z | 2026-01-07T00:00:00Z
            2  | Ticket 2 | 0         | done        | 12             | Cleo             | false      | 1.5             | 2026-03-02 | 2025-12-02T00:00:00Z | 2026-01-06T00:00:00Z
            3  | Ticket 3 | 1         | open        | 10             | Ada              | true       | 0.5             | 2026-03-03 | 2025-12-03T00:00:00Z | 2026-01-05T00:00:00Z
            4  | Ticket 4 | 0         | done        |                |                  | false      | 1.5             | 2026-03-04 | 2025-12-04T00:00:00Z | 2026-01-04T00:00:00Z
            5  | Ticket 5 | 1         | open        | 12             | Cleo             | false      | null            | 2026-03-05 | 2025-12-05T00:00:00Z | 2026-01-03T00:00:00Z
            6  | Ticket 6 | 0         | done        | 10             | Ada              | false      | 1.5             | 2026-03-06 | 2025-12-06T00:00:00Z | 2026-01-02T00:00:00Z
            7  | Ticket 7 | 1         | open        | 11             | Ben              | false      | 1.5             | 2026-03-07 | 2025-12-07T00:00:00Z | 2026-01-01T00:00:00Z
            """);
    private static final List<ObjectNode> NOTES = FixtureRecords.table(
            """
            ticket | id | note
            2      | 1  | first
            2      | 2  | null
            """);

    TestedDesk()
    {
        super(new DeskPlugin());
        server().list("/desk/tickets.json", TICKETS)
                .within("tickets")
                .paged(PAGES)
                .filter("status_id", VALUE.everything("*"), "/status/id").byDefault("status_id", "1")
                .filter("assigned_to_id", VALUE, "/assigned_to/id")
                .filters(VALUE, "/%s"::formatted, "is_private", "due_date", "updated_on")
                .sortByWord("sort", ":desc");
        server().single("/desk/tickets/{id}.json", "ticket", TICKETS);
        server().list("/desk/tickets/{ticket}/notes.json", NOTES).within("notes").paged(PAGES);
    }

    @Override
    public HttpUrl apiUri()
    {
        return super.apiUri().newBuilder().addPathSegment("desk").build();
    }
}

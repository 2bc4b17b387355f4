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
package io.omnisql.connector.redmine;

import io.omnisql.connector.testing.BaseApiConnectorTest;
import org.junit.jupiter.api.Test;

/**
 * The fifth source, written from its wiki and the guide alone.
 */
final class TestRedmineConnector
        extends BaseApiConnectorTest
{
    TestRedmineConnector()
    {
        super(TestedRedmine::new);
    }

    @Test
    void testColumns()
    {
        assertRows(
                "SELECT * FROM issues WHERE id IN (1, 8)",
                "1 | Project 1 | 1 | Tracker 2 | 2 | Status 2 | 2 | Priority 2 | 2 | User 2 | 2 | null | null | null | null | null | null | null | Issue 1 | What happened 1 times | 2026-01-01 | null | 10 | false | 0.5 | 2026-01-01T10:00:00Z | 2026-02-12T10:30:00Z | null",
                "8 | Project 2 | 2 | Tracker 1 | 1 | Status 3 | 3 | Priority 3 | 3 | User 1 | 1 | User 3 | 3 | Documents | 7 | Version 3 | 3 | 1 | Issue 8 | What happened 8 times | 2026-01-08 | 2026-03-08 | 80 | false | 4.0 | 2026-01-08T10:00:00Z | 2026-02-05T10:30:00Z | 2026-02-05T10:30:00Z");
        assertRows(
                "SELECT * FROM projects WHERE id > 1",
                "2 | Project 2 | p-2 | About 2 | https://p2.example | Project 1 | 1 | 1 | false | 2025-02-01T08:00:00Z | 2026-01-02T08:00:00Z",
                "3 | Project 3 | p-3 | null | https://p3.example | null | null | 5 | true | 2025-03-01T08:00:00Z | 2026-01-03T08:00:00Z");
        assertRows(
                "SELECT * FROM users WHERE status > 1",
                "3 | user3 | User | 3 | User3@acme.example | false | 3 | 2025-01-03T09:30:00Z | 2026-02-03T10:00:00Z",
                "4 | user4 | User | 4 | User4@acme.example | false | 2 | 2025-01-04T09:30:00Z | null");
        assertRows(
                "SELECT * FROM time_entries WHERE hours < 0.3 OR issue_id IS NULL",
                "1 | Project 2 | 2 | 1 | User 2 | 2 | Activity 2 | 2 | 0.25 | Work 1 | 2026-02-01 | 2026-02-01T17:00:00Z | 2026-02-01T18:00:00Z",
                "4 | Project 1 | 1 | null | User 1 | 1 | Activity 1 | 1 | 1.0 | Work 4 | 2026-02-04 | 2026-02-04T17:00:00Z | 2026-02-04T18:00:00Z");
        assertRows(
                "SELECT * FROM versions WHERE project_id = 1",
                "1 | Project 1 | 1 | 1 | Version 1 | Release 1 | closed | 2026-06-30 | none | 2025-06-01T00:00:00Z | 2025-07-01T00:00:00Z",
                "1 | Project 1 | 1 | 2 | Version 2 | Release 2 | open | null | system | 2025-06-02T00:00:00Z | 2025-07-02T00:00:00Z");
    }

    @Test
    void testWhatListsHide()
    {
        assertAsked("SELECT count(*) FROM issues WHERE closed_on IS NOT NULL", 6, "4");
        assertAsked("SELECT count(*) FROM users", 1, "4");
        assertAsked("SELECT count(*) FROM projects", 1, "3");
        assertAsked("SELECT count(*) FROM versions", 4, "5");
    }

    @Test
    void testFilters()
    {
        assertAsked("SELECT id FROM issues WHERE status_id = 3", 1, "2", "5", "8", "11");
        assertAsked("SELECT id FROM issues WHERE project_id = 1 AND assigned_to_id IS NULL AND id < 9", 1, "1", "5");
        assertAsked("SELECT id FROM issues WHERE due_date >= DATE '2026-03-09'", 1, "10", "12");
        assertAsked("SELECT id FROM issues WHERE updated_on BETWEEN TIMESTAMP '2026-02-02 00:00:00 UTC' AND TIMESTAMP '2026-02-04 00:00:00 UTC'", 6, "10", "11");
        assertAsked("SELECT id FROM users WHERE login = 'user4'", 1, "4");
        assertAsked("SELECT id FROM projects WHERE status = 5", 1, "3");
        assertAsked("SELECT id FROM time_entries WHERE spent_on BETWEEN DATE '2026-02-03' AND DATE '2026-02-04'", 1, "3", "4");
        assertAsked("SELECT subject FROM issues WHERE id = 99", 2);
    }

    @Test
    void testOrder()
    {
        assertAsked("SELECT id FROM issues ORDER BY updated_on DESC LIMIT 2", 1, "1", "2");
        assertAsked("SELECT max(spent_on) FROM time_entries", 1, "2026-02-07");
    }

    @Test
    void testJoins()
    {
        assertAsked("SELECT i.id, v.name FROM issues i JOIN versions v ON i.project_id = v.project_id AND i.fixed_version_id = v.id WHERE i.status_id = 1", 3, "3 | Version 1", "6 | Version 1");
        assertAsked("SELECT i.id, p.identifier FROM issues i JOIN projects p ON i.project_id = p.id WHERE i.tracker_id = 2 AND i.id > 8", 2, "9 | p-1", "11 | p-3");
    }
}

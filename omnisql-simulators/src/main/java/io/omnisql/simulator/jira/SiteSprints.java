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

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.omnisql.simulator.jira.JiraSprint.State.ACTIVE;
import static io.omnisql.simulator.jira.JiraSprint.State.CLOSED;
import static io.omnisql.simulator.jira.JiraSprint.State.FUTURE;

/**
 * The boards of some projects, and the sprints of those that have any.
 */
final class SiteSprints
{
    private static final Duration LENGTH = Duration.ofDays(14);

    private SiteSprints() {}

    static ImmutableList<JiraBoard> boards()
    {
        return ImmutableList.of(
                new JiraBoard(1, "Rocket board", "ROCKET", true),
                new JiraBoard(2, "Monolith", "MONOLI", true),
                new JiraBoard(3, "Web: \"everything\"", "WEBAPP", true),
                new JiraBoard(4, "Launches", "LAUNCH", false));
    }

    static ImmutableList<JiraSprint> sprints(List<JiraBoard> boards)
    {
        ImmutableList.Builder<JiraSprint> sprints = ImmutableList.builder();
        IdSequence ids = new IdSequence(1);
        for (JiraBoard board : boards) {
            if (!board.scrum()) {
                continue;
            }
            Instant start = Company.TODAY.minus(LENGTH.multipliedBy(3)).plus(Duration.ofDays(board.id())).plusMillis(51_882);
            sprints.add(past(ids.next(), board, 1, start));
            sprints.add(past(ids.next(), board, 2, start.plus(LENGTH)));
            Instant now = start.plus(LENGTH.multipliedBy(2));
            sprints.add(new JiraSprint(ids.next(), board.id(), board.project() + " Sprint 3", ACTIVE, "Land, \"softly\"", Optional.of(now), Optional.of(now.plus(LENGTH)), Optional.empty()));
            sprints.add(new JiraSprint(ids.next(), board.id(), "Next sprint", FUTURE, "", Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return sprints.build();
    }

    private static JiraSprint past(long id, JiraBoard board, int number, Instant start)
    {
        return new JiraSprint(id, board.id(), board.project() + " Sprint " + number, CLOSED, "", Optional.of(start), Optional.of(start.plus(LENGTH)), Optional.of(start.plus(LENGTH).plusSeconds(90)));
    }
}

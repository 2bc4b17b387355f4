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
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Person;
import io.omnisql.simulator.company.Project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static io.omnisql.simulator.company.Person.Kind.EMPLOYEE;
import static java.util.Objects.requireNonNull;

/**
 * Tracks the projects of the company, those of both organizations on one site: so each key is there once.
 */
record SiteProjects(Company company)
{
    private static final long FIRST_ID = 10_000;

    SiteProjects
    {
        requireNonNull(company, "company is null");
    }

    /**
     * What is tracked: all of the first organization, and what the other has that does not collide.
     */
    ImmutableList<Project> tracked()
    {
        ImmutableList.Builder<Project> tracked = ImmutableList.builder();
        tracked.addAll(company.organization("acme").projects());
        company.organization("globex").projects().stream()
                .filter(project -> !project.key().equals("ROCKET"))
                .forEach(tracked::add);
        return tracked.build();
    }

    ImmutableList<JiraProject> projects()
    {
        ImmutableList.Builder<JiraProject> projects = ImmutableList.builder();
        List<Project> tracked = tracked();
        for (int i = 0; i < tracked.size(); i++) {
            projects.add(project(i, tracked.get(i)));
        }
        return projects.build();
    }

    private JiraProject project(int index, Project project)
    {
        List<Person> staff = company.people().stream().filter(person -> person.kind() == EMPLOYEE).toList();
        JiraProject.State state = switch (project.key()) {
            case "ATTIC" -> JiraProject.State.ARCHIVED;
            case "MIRROR" -> JiraProject.State.DELETED;
            default -> JiraProject.State.LIVE;
        };
        return new JiraProject(
                FIRST_ID + index,
                project.key(),
                project.key().equals("LAUNCH") ? ImmutableList.of("PAD") : ImmutableList.of(),
                project.name(),
                project.description(),
                SitePeople.accountId(staff.get(index % staff.size())),
                project.key().equals("WEBAPP"),
                state,
                index % 3 == 0 ? Optional.of("Flight") : index % 3 == 1 ? Optional.of("Ground, \"other\"") : Optional.empty(),
                versions(index, SitePeople.accountId(staff.getLast())),
                components(index, SitePeople.accountId(staff.getFirst())),
                ImmutableSet.of());
    }

    private static ImmutableList<JiraVersion> versions(int index, String driver)
    {
        long first = FIRST_ID + 10L * index;
        return ImmutableList.of(
                new JiraVersion(first, "1.0", Optional.of("The first"), true, true, Optional.of(LocalDate.of(2021, 1, 4)), Optional.of(LocalDate.of(2021, 6, 30)), Optional.empty()),
                new JiraVersion(first + 1, "1.1", Optional.empty(), false, true, Optional.empty(), Optional.of(LocalDate.of(2024, 2, 29)), Optional.empty()),
                new JiraVersion(first + 2, "2.0", Optional.of("Ça vient"), false, false, Optional.of(LocalDate.of(2026, 1, 1)), Optional.of(LocalDate.of(2027, 1, 31)), Optional.of(driver)),
                new JiraVersion(first + 3, "next \"big\" one, maybe", Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ImmutableList<JiraComponent> components(int index, String lead)
    {
        long first = FIRST_ID + 10L * index;
        return ImmutableList.of(
                new JiraComponent(first, "Engine", Optional.of("What drives it"), Optional.of(lead)),
                new JiraComponent(first + 1, "Docs & \"manuals\"", Optional.empty(), Optional.empty()),
                new JiraComponent(first + 2, "3", Optional.of("A name like an id"), Optional.empty()));
    }
}

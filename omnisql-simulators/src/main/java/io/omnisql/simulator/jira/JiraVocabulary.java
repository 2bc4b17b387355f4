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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The words that the site has for its issues, each list in the configured order.
 *
 * @param priorities from the most to the least urgent
 */
public record JiraVocabulary(
        ImmutableList<JiraIssueType> issueTypes,
        ImmutableList<JiraStatus> statuses,
        ImmutableList<JiraPriority> priorities,
        ImmutableList<JiraResolution> resolutions,
        ImmutableList<JiraLinkType> linkTypes,
        ImmutableList<JiraSecurityLevel> securityLevels)
{
    public JiraVocabulary
    {
        requireNonNull(issueTypes, "issueTypes is null");
        requireNonNull(statuses, "statuses is null");
        requireNonNull(priorities, "priorities is null");
        requireNonNull(resolutions, "resolutions is null");
        requireNonNull(linkTypes, "linkTypes is null");
        requireNonNull(securityLevels, "securityLevels is null");
    }

    static JiraVocabulary standard()
    {
        return new JiraVocabulary(
                ImmutableList.of(
                        new JiraIssueType(10_000, "Epic", "A big piece of work", 1),
                        new JiraIssueType(10_001, "Story", "Something users get", 0),
                        new JiraIssueType(10_002, "Task", "A small piece of work", 0),
                        new JiraIssueType(10_003, "Bug", "A problem or error", 0),
                        new JiraIssueType(10_004, "Sub-task", "A part of an issue", -1),
                        new JiraIssueType(10_005, "Incident: \"sev 1\"", "", 0)),
                ImmutableList.of(
                        status(10_000, "To Do", StatusCategory.NEW),
                        status(3, "In Progress", StatusCategory.INDETERMINATE),
                        status(10_001, "In Review", StatusCategory.INDETERMINATE),
                        status(10_002, "Done", StatusCategory.DONE),
                        status(6, "Closed", StatusCategory.DONE),
                        status(10_003, "Won't \"Do\" \\ ever", StatusCategory.DONE),
                        new JiraStatus(10_100, "To Do", "", StatusCategory.NEW, Optional.of("WEBAPP")),
                        new JiraStatus(10_101, "Done", "", StatusCategory.DONE, Optional.of("WEBAPP"))),
                ImmutableList.of(
                        new JiraPriority(1, "Highest", "This blocks everything", "#d04437"),
                        new JiraPriority(2, "High", "Serious", "#f15C75"),
                        new JiraPriority(10_000, "order", "A reserved word", "#000000"),
                        new JiraPriority(3, "Medium", "The usual", "#f79232"),
                        new JiraPriority(4, "Low", "Minor", "#707070"),
                        new JiraPriority(5, "Lowest", "Trivial", "#999999")),
                ImmutableList.of(
                        new JiraResolution(10_000, "Done", "Work has been completed"),
                        new JiraResolution(10_001, "Won't Do", "This will not be actioned"),
                        new JiraResolution(10_002, "Duplicate", "The problem exists already"),
                        new JiraResolution(10_003, "Cannot Reproduce", "")),
                ImmutableList.of(
                        new JiraLinkType(10_000, "Blocks", "is blocked by", "blocks"),
                        new JiraLinkType(10_001, "Cloners", "is cloned by", "clones"),
                        new JiraLinkType(10_003, "Relates", "relates to", "relates to")),
                ImmutableList.of(
                        new JiraSecurityLevel(10_010, "Board only", "Seen by few"),
                        new JiraSecurityLevel(10_011, "Staff", "Seen by all employees")));
    }

    JiraIssueType issueType(String name)
    {
        return issueTypes.stream().filter(type -> type.name().equals(name)).findFirst().orElseThrow();
    }

    JiraStatus status(long id)
    {
        return statuses.stream().filter(status -> status.id() == id).findFirst().orElseThrow();
    }

    private static JiraStatus status(long id, String name, StatusCategory category)
    {
        return new JiraStatus(id, name, "This status is managed internally by Jira Software", category, Optional.empty());
    }
}

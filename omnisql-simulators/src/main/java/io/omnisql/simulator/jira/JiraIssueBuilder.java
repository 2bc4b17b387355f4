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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/**
 * Makes an issue, or another state of one: one method for each part.
 */
public final class JiraIssueBuilder
{
    private final long id;
    private String key;
    private final List<String> formerKeys = new ArrayList<>();
    private Optional<Long> parent = Optional.empty();
    private JiraIssueType type;
    private JiraStatus status;
    private Optional<JiraPriority> priority = Optional.empty();
    private Optional<JiraResolution> resolution = Optional.empty();
    private String summary;
    private Optional<JsonNode> description = Optional.empty();
    private Optional<JsonNode> environment = Optional.empty();
    private ImmutableList<String> labels = ImmutableList.of();
    private ImmutableList<JiraComponent> components = ImmutableList.of();
    private ImmutableList<JiraVersion> fixVersions = ImmutableList.of();
    private ImmutableList<JiraVersion> affectedVersions = ImmutableList.of();
    private Optional<JiraSecurityLevel> security = Optional.empty();
    private IssuePeople people;
    private IssueTimes times;
    private final List<JiraComment> comments = new ArrayList<>();
    private final List<JiraWorklog> worklogs = new ArrayList<>();
    private final List<JiraChange> changes = new ArrayList<>();
    private final List<JiraAttachment> attachments = new ArrayList<>();
    private final List<JiraLink> links = new ArrayList<>();
    private final List<JiraRemoteLink> remoteLinks = new ArrayList<>();
    private final Map<Long, CustomValue> custom = new TreeMap<>();

    JiraIssueBuilder(long id, String key, JiraIssueType type, JiraStatus status, String summary, String creator, Instant created)
    {
        this.id = id;
        this.key = requireNonNull(key, "key is null");
        this.type = requireNonNull(type, "type is null");
        this.status = requireNonNull(status, "status is null");
        this.summary = requireNonNull(summary, "summary is null");
        this.people = new IssuePeople(creator, Optional.of(creator), Optional.empty(), ImmutableList.of(), ImmutableList.of());
        this.times = new IssueTimes(created, created, Optional.empty(), created, Optional.empty(), Optional.empty(), Optional.empty());
    }

    JiraIssueBuilder(JiraIssue issue)
    {
        this(issue.id(), issue.key(), issue.facts().type(), issue.facts().status(), issue.facts().summary(), issue.people().creator(), issue.times().created());
        formerKeys.addAll(issue.formerKeys());
        parent = issue.parent();
        priority = issue.facts().priority();
        resolution = issue.facts().resolution();
        description = issue.facts().description();
        environment = issue.facts().environment();
        labels = issue.facts().labels();
        components = issue.facts().components();
        fixVersions = issue.facts().fixVersions();
        affectedVersions = issue.facts().affectedVersions();
        security = issue.facts().security();
        people = issue.people();
        times = issue.times();
        comments.addAll(issue.activity().comments());
        worklogs.addAll(issue.activity().worklogs());
        changes.addAll(issue.activity().changes());
        attachments.addAll(issue.activity().attachments());
        links.addAll(issue.activity().links());
        remoteLinks.addAll(issue.activity().remoteLinks());
        custom.putAll(issue.custom());
    }

    /**
     * Moves the issue; it is found by its former key still.
     */
    public JiraIssueBuilder moveTo(String newKey)
    {
        return formerKey(key).key(newKey);
    }

    public JiraIssueBuilder summary(String value)
    {
        summary = value;
        return this;
    }

    public JiraIssueBuilder labels(String... values)
    {
        labels = ImmutableList.copyOf(values);
        return this;
    }

    public JiraIssueBuilder status(JiraStatus value)
    {
        status = value;
        return this;
    }

    public JiraIssueBuilder assignee(Optional<String> accountId)
    {
        people = new IssuePeople(people.creator(), people.reporter(), accountId, people.watchers(), people.voters());
        return this;
    }

    public JiraIssueBuilder created(Instant value)
    {
        times = new IssueTimes(value, times.updated(), times.resolved(), times.categoryChanged(), times.due(), times.originalEstimate(), times.remainingEstimate());
        return this;
    }

    public JiraIssueBuilder updated(Instant value)
    {
        times = new IssueTimes(times.created(), value, times.resolved(), times.categoryChanged(), times.due(), times.originalEstimate(), times.remainingEstimate());
        return this;
    }

    public JiraIssueBuilder security(Optional<JiraSecurityLevel> value)
    {
        security = value;
        return this;
    }

    public JiraIssueBuilder comment(JiraComment value)
    {
        comments.add(value);
        return this;
    }

    public JiraIssueBuilder custom(CustomField field, CustomValue value)
    {
        custom.put(field.id(), value);
        return this;
    }

    JiraIssueBuilder key(String value)
    {
        key = value;
        return this;
    }

    JiraIssueBuilder formerKey(String value)
    {
        formerKeys.add(value);
        return this;
    }

    JiraIssueBuilder parent(long value)
    {
        parent = Optional.of(value);
        return this;
    }

    JiraIssueBuilder type(JiraIssueType value)
    {
        type = value;
        return this;
    }

    JiraIssueBuilder priority(JiraPriority value)
    {
        priority = Optional.of(value);
        return this;
    }

    JiraIssueBuilder resolved(JiraResolution value, Instant when)
    {
        resolution = Optional.of(value);
        times = new IssueTimes(times.created(), times.updated(), Optional.of(when), when, times.due(), times.originalEstimate(), times.remainingEstimate());
        return this;
    }

    JiraIssueBuilder description(JsonNode value)
    {
        description = Optional.of(value);
        return this;
    }

    JiraIssueBuilder environment(JsonNode value)
    {
        environment = Optional.of(value);
        return this;
    }

    JiraIssueBuilder components(List<JiraComponent> values)
    {
        components = ImmutableList.copyOf(values);
        return this;
    }

    JiraIssueBuilder fixVersions(List<JiraVersion> values)
    {
        fixVersions = ImmutableList.copyOf(values);
        return this;
    }

    JiraIssueBuilder affectedVersions(List<JiraVersion> values)
    {
        affectedVersions = ImmutableList.copyOf(values);
        return this;
    }

    JiraIssueBuilder reporter(Optional<String> accountId)
    {
        people = new IssuePeople(people.creator(), accountId, people.assignee(), people.watchers(), people.voters());
        return this;
    }

    JiraIssueBuilder crowd(List<String> watchers, List<String> voters)
    {
        people = new IssuePeople(people.creator(), people.reporter(), people.assignee(), ImmutableList.copyOf(watchers), ImmutableList.copyOf(voters));
        return this;
    }

    JiraIssueBuilder due(LocalDate value)
    {
        times = new IssueTimes(times.created(), times.updated(), times.resolved(), times.categoryChanged(), Optional.of(value), times.originalEstimate(), times.remainingEstimate());
        return this;
    }

    JiraIssueBuilder estimates(long original, long remaining)
    {
        times = new IssueTimes(times.created(), times.updated(), times.resolved(), times.categoryChanged(), times.due(), Optional.of(original), Optional.of(remaining));
        return this;
    }

    JiraIssueBuilder worklog(JiraWorklog value)
    {
        worklogs.add(value);
        return this;
    }

    JiraIssueBuilder change(JiraChange value)
    {
        changes.add(value);
        return this;
    }

    JiraIssueBuilder attachment(JiraAttachment value)
    {
        attachments.add(value);
        return this;
    }

    JiraIssueBuilder link(JiraLink value)
    {
        links.add(value);
        return this;
    }

    JiraIssueBuilder remoteLink(JiraRemoteLink value)
    {
        remoteLinks.add(value);
        return this;
    }

    JiraIssue build()
    {
        return new JiraIssue(
                id,
                key,
                ImmutableList.copyOf(formerKeys),
                parent,
                new IssueFacts(type, status, priority, resolution, summary, description, environment, labels, components, fixVersions, affectedVersions, security),
                people,
                times,
                new IssueActivity(
                        ImmutableList.copyOf(comments),
                        ImmutableList.copyOf(worklogs),
                        ImmutableList.copyOf(changes),
                        ImmutableList.copyOf(attachments),
                        ImmutableList.copyOf(links),
                        ImmutableList.copyOf(remoteLinks)),
                ImmutableMap.copyOf(custom));
    }
}

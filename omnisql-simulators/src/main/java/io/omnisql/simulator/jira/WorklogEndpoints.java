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

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Time that was worked.
 */
final class WorklogEndpoints
{
    private static final int PAGE = 5_000;
    private static final int CHANGES = 1_000;
    private static final int IDS = 1_000;

    private WorklogEndpoints() {}

    static JiraResult ofIssue(JiraCall call)
    {
        JiraIssue issue = call.issue();
        if (!call.rules().has(JiraFeature.TIME_TRACKING)) {
            throw JiraRefusal.notFound("Time tracking is not enabled.");
        }
        long after = call.time("startedAfter", Long.MIN_VALUE);
        long before = call.time("startedBefore", Long.MAX_VALUE);
        List<JiraWorklog> all = issue.activity().worklogs().stream()
                .filter(worklog -> worklog.started().toEpochMilli() >= after && worklog.started().toEpochMilli() < before)
                .toList();
        JiraPage<JiraWorklog> page = JiraPage.of(call, all, PAGE, PAGE);
        ObjectNode json = Rendering.object()
                .put("startAt", page.startAt())
                .put("maxResults", page.maxResults())
                .put("total", page.total());
        json.set("worklogs", page.array(worklog -> new PartsJson(call.rendering()).worklog(issue, worklog)));
        return JiraResult.objects(json, page.values().size());
    }

    /**
     * Worklogs by their ids; those that are not there or not visible are left out.
     */
    static JiraResult list(JiraCall call)
    {
        List<String> ids = JiraCall.texts(call.body().path("ids"));
        if (ids.size() > IDS) {
            throw JiraRefusal.badRequest("Up to %s worklogs can be asked for.".formatted(IDS));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JiraIssue issue : visible(call)) {
            issue.activity().worklogs().stream()
                    .filter(worklog -> ids.contains(String.valueOf(worklog.id())))
                    .forEach(worklog -> array.add(new PartsJson(call.rendering()).worklog(issue, worklog)));
        }
        return JiraResult.objects(array, array.size());
    }

    /**
     * The ids of what changed since then, the last minute left out, from the oldest to the newest.
     */
    static JiraResult updated(JiraCall call)
    {
        long since = call.time("since", 0);
        long end = call.viewer().now().minus(Duration.ofMinutes(1)).toEpochMilli();
        List<JiraWorklog> changed = visible(call).stream()
                .flatMap(issue -> issue.activity().worklogs().stream())
                .filter(worklog -> worklog.updated().toEpochMilli() >= since && worklog.updated().toEpochMilli() <= end)
                .sorted(Comparator.comparing(JiraWorklog::updated).thenComparingLong(JiraWorklog::id))
                .toList();
        return changes(call, since, end, changed);
    }

    /**
     * None was ever deleted here.
     */
    static JiraResult deleted(JiraCall call)
    {
        return changes(call, call.time("since", 0), call.viewer().now().minus(Duration.ofMinutes(1)).toEpochMilli(), List.of());
    }

    private static JiraResult changes(JiraCall call, long since, long end, List<JiraWorklog> changed)
    {
        List<JiraWorklog> page = changed.subList(0, Math.min(CHANGES, changed.size()));
        boolean last = page.size() == changed.size();
        long until = last ? Math.max(since, end) : page.getLast().updated().toEpochMilli();
        ObjectNode json = Rendering.object();
        json.set("values", Rendering.array(page, worklog -> {
            ObjectNode change = Rendering.object().put("worklogId", worklog.id()).put("updatedTime", worklog.updated().toEpochMilli());
            change.putArray("properties");
            return change;
        }));
        json.put("since", since).put("until", until).put("self", call.urls().base() + call.fullPath() + "?since=" + since);
        if (!last) {
            json.put("nextPage", call.urls().base() + call.fullPath() + "?since=" + until);
        }
        return JiraResult.objects(json.put("lastPage", last), page.size());
    }

    private static List<JiraIssue> visible(JiraCall call)
    {
        return call.viewer().data().issues().stream().filter(call.viewer()::searches).toList();
    }
}

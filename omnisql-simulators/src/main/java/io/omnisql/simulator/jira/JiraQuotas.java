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

import com.google.common.collect.ImmutableMap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

/**
 * The points of each app, where they are limited.
 */
final class JiraQuotas
{
    private final ImmutableMap<String, PointQuota> byApp;

    JiraQuotas(JiraLimits limits, List<JiraApp> apps, Clock clock)
    {
        this.byApp = limits.points().isEmpty()
                ? ImmutableMap.of()
                : apps.stream().collect(toImmutableMap(JiraApp::name, _ -> new PointQuota(limits.points().get(), clock)));
    }

    Optional<PointQuota> of(JiraToken token)
    {
        return token.app().flatMap(this::find);
    }

    Optional<PointQuota> find(String app)
    {
        return Optional.ofNullable(byApp.get(app));
    }
}

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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What has tables that are attacked, with the names of its targets, which are known before its servers are started.
 */
enum AttackedSource
{
    ENGINE(EngineServers::new, "memory", "tpch"),
    GITHUB(settings -> new ScanServers(settings, new ScannedGitHub()), "GitHub's records", "GitHub's keys", "GitHub's scans alone"),
    JIRA(settings -> new ScanServers(settings, new ScannedJira()), "Jira's records", "Jira's keys", "Jira's scans alone");

    private final Starter starter;
    private final List<String> targets;

    AttackedSource(Starter starter, String... targets)
    {
        this.starter = requireNonNull(starter, "starter is null");
        this.targets = ImmutableList.copyOf(targets);
    }

    /**
     * Of all of them, in the order in which generated attacks are dealt out.
     */
    static List<String> allTargets()
    {
        return Stream.of(values()).flatMap(source -> source.targets().stream()).collect(toImmutableList());
    }

    List<String> targets()
    {
        return targets;
    }

    AttackedServers start(ClusterSettings settings)
            throws Exception
    {
        AttackedServers servers = starter.start(settings);
        List<String> started = servers.targets().stream().map(AttackTarget::name).collect(toImmutableList());
        checkState(started.equals(targets), "%s has the targets %s", this, started);
        return servers;
    }

    private interface Starter
    {
        AttackedServers start(ClusterSettings settings)
                throws Exception;
    }
}

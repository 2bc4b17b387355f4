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
package io.omnisql.simulator.company;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Locale;

/**
 * The projects of both organizations. A weight is the number of work items at scale 1.
 */
final class Projects
{
    private static final List<String> PARTS = ImmutableList.of(
            "altimeter",
            "beacon",
            "booster",
            "capsule",
            "console",
            "docking",
            "etl",
            "fuel-gauge",
            "gateway",
            "heatshield",
            "igniter",
            "janitor",
            "kiosk",
            "landing-gear",
            "manifest",
            "navigator",
            "orbit",
            "parachute",
            "quartz-clock",
            "radar",
            "seatbelt",
            "telemetry",
            "umbilical",
            "valve",
            "windtunnel",
            "x-ray",
            "yaw-control",
            "zero-g",
            "Design.System",
            "docs_site");

    private static final ImmutableMap<String, Integer> LARGE = ImmutableMap.of("monolith", 560, "webapp", 320, "infra", 210);

    private Projects() {}

    static ImmutableList<Project> acme()
    {
        ImmutableList.Builder<Project> projects = ImmutableList.builder();
        projects.add(project("rocket", 0));
        LARGE.forEach((name, weight) -> projects.add(project(name, weight)));
        projects.add(project("attic", 40));
        projects.add(project("vault", 35));
        projects.add(project("launchpad", 45));
        projects.add(project("mirror", 20));
        projects.add(project("empty", 0));
        for (int i = 0; i < PARTS.size(); i++) {
            projects.add(project(PARTS.get(i), 12 + (i * 7) % 31));
        }
        projects.add(project("tiny", 1));
        return projects.build();
    }

    static ImmutableList<Project> globex()
    {
        return ImmutableList.of(project("rocket", 25), project("doomsday", 60), project("payroll", 30), project("Website", 15));
    }

    private static Project project(String name, int weight)
    {
        String key = name.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        return new Project(key.substring(0, Math.min(6, key.length())), name, "The " + name + " of the company", weight);
    }
}

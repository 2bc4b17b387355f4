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
import io.omnisql.simulator.contract.JsonShape;

import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asserts that simulated rows have the fields and types of recorded ones, but for the listed differences. Custom fields are not compared: each site has its own.
 */
final class RecordedJiraShape
{
    /**
     * Fields that the recordings are too old or too special to have.
     */
    private static final ImmutableMap<String, String> ONLY_SIMULATED = ImmutableMap.<String, String>builder()
            .put("summary", "declared by the specification; the recorded links to other places have none")
            .put("key", "declared by the specification; the fields were recorded from a server")
            .put("items", "the recorded custom fields hold one value")
            .put("scope", "of team-managed projects, and the recorded fields belong to none")
            .put("emailAddress", "shown where its owner lets it, and those of the recorded issues do not")
            .put("projectCategory", "the recorded projects are in none")
            .put("visibility", "the recorded comments are for everybody")
            .put("avatarId", "the type of the recorded epic has none")
            .put("statusCategory", "a field of its own since 2023")
            .buildOrThrow();

    /**
     * Fields that no description declares, or that another product adds.
     */
    private static final ImmutableMap<String, String> ONLY_RECORDED = ImmutableMap.<String, String>builder()
            .put("entityId", "recorded in 2022; the specification does not declare it for projects")
            .put("tmpFromAccountId", "recorded in 2022; the specification does not declare it")
            .put("tmpToAccountId", "recorded in 2022; the specification does not declare it")
            .put("historyMetadata", "of changes by automations, which are not simulated")
            .buildOrThrow();

    private RecordedJiraShape() {}

    static void check(ImmutableList<JsonNode> recorded, ImmutableList<JsonNode> simulated)
    {
        assertThat(recorded).isNotEmpty();
        assertThat(simulated).isNotEmpty();
        JsonShape expected = JsonShape.of(recorded);
        JsonShape actual = JsonShape.of(simulated);
        assertThat(ImmutableMap.of(
                "other types than recorded", actual.conflicts(expected).stream().filter(place -> !place.contains("/customfield_")).toList(),
                "only recorded", unlisted(expected.without(actual), ONLY_RECORDED),
                "only simulated", unlisted(actual.without(expected), ONLY_SIMULATED)))
                .allSatisfy((kind, places) -> assertThat(places).describedAs(kind).isEmpty());
    }

    private static Set<String> unlisted(Set<String> places, ImmutableMap<String, String> reasons)
    {
        return places.stream()
                .filter(place -> !place.contains("/customfield_"))
                .filter(place -> !reasons.containsKey(place.substring(place.lastIndexOf('/') + 1)))
                .collect(toImmutableSet());
    }
}

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

import java.util.Optional;

import static io.omnisql.simulator.jira.CustomFieldKind.CASCADING;
import static io.omnisql.simulator.jira.CustomFieldKind.DATE;
import static io.omnisql.simulator.jira.CustomFieldKind.DATE_TIME;
import static io.omnisql.simulator.jira.CustomFieldKind.DEVELOPMENT;
import static io.omnisql.simulator.jira.CustomFieldKind.GROUP;
import static io.omnisql.simulator.jira.CustomFieldKind.GROUPS;
import static io.omnisql.simulator.jira.CustomFieldKind.LABELS;
import static io.omnisql.simulator.jira.CustomFieldKind.LONG_TEXT;
import static io.omnisql.simulator.jira.CustomFieldKind.MULTI_SELECT;
import static io.omnisql.simulator.jira.CustomFieldKind.NUMBER;
import static io.omnisql.simulator.jira.CustomFieldKind.PROJECT;
import static io.omnisql.simulator.jira.CustomFieldKind.RANK;
import static io.omnisql.simulator.jira.CustomFieldKind.SELECT;
import static io.omnisql.simulator.jira.CustomFieldKind.SPRINT;
import static io.omnisql.simulator.jira.CustomFieldKind.TEXT;
import static io.omnisql.simulator.jira.CustomFieldKind.URL;
import static io.omnisql.simulator.jira.CustomFieldKind.USER;
import static io.omnisql.simulator.jira.CustomFieldKind.USERS;
import static io.omnisql.simulator.jira.CustomFieldKind.VERSION;
import static io.omnisql.simulator.jira.CustomFieldKind.VERSIONS;

/**
 * The custom fields: one of each kind, some that share a name with another or with a field of the system, some that JQL does not know.
 */
final class SiteFields
{
    private static final ImmutableList<CustomFieldKind> EXTRA_KINDS = ImmutableList.of(NUMBER, TEXT, SELECT, DATE, DATE_TIME, LABELS);

    private SiteFields() {}

    static ImmutableList<CustomField> fields(int extra)
    {
        ImmutableList.Builder<CustomField> fields = ImmutableList.builder();
        fields.add(field(10_000, "development", DEVELOPMENT));
        fields.add(field(10_019, "Rank", RANK));
        fields.add(field(10_020, "Sprint", SPRINT));
        fields.add(field(10_028, "Story Points", NUMBER));
        fields.add(field(10_029, "Story Points", NUMBER));
        fields.add(field(10_030, "Customer", TEXT));
        fields.add(field(10_031, "Release notes", LONG_TEXT));
        fields.add(choice(10_032, "Severity", SELECT, ImmutableSet.of(), "Critical", "Major", "minor", "\"quoted\" & \\"));
        fields.add(choice(10_033, "Platforms", MULTI_SELECT, ImmutableSet.of(), "Linux", "macOS", "Windows, all", "BeOS"));
        fields.add(field(10_034, "Reviewer", USER));
        fields.add(field(10_035, "Approvers", USERS));
        fields.add(field(10_036, "Target date", DATE));
        fields.add(field(10_037, "Go-live at", DATE_TIME));
        fields.add(field(10_038, "Tags", LABELS));
        fields.add(new CustomField(10_039, "Region", CASCADING, true, regions(), ImmutableSet.of()));
        fields.add(field(10_040, "Account", URL));
        fields.add(field(10_041, "order", TEXT));
        fields.add(field(10_042, "Résumé \"quoted\"", TEXT));
        fields.add(new CustomField(10_043, "Secret score", NUMBER, false, ImmutableList.of(), ImmutableSet.of()));
        fields.add(choice(10_044, "Severity", SELECT, ImmutableSet.of("WEBAPP"), "S1", "S2"));
        fields.add(field(10_045, "Summary", TEXT));
        fields.add(field(10_046, "Informed", GROUP));
        fields.add(field(10_047, "Support groups", GROUPS));
        fields.add(field(10_048, "Found in", VERSION));
        fields.add(field(10_049, "Backport to", VERSIONS));
        fields.add(field(10_050, "Sister project", PROJECT));
        for (int i = 0; i < extra; i++) {
            CustomFieldKind kind = EXTRA_KINDS.get(i % EXTRA_KINDS.size());
            fields.add(kind == SELECT ? choice(11_000 + i, "Extra " + i, kind, ImmutableSet.of(), "yes", "no") : field(11_000 + i, "Extra " + i, kind));
        }
        return fields.build();
    }

    private static CustomField field(long id, String name, CustomFieldKind kind)
    {
        return new CustomField(id, name, kind, kind.searcher().isPresent(), ImmutableList.of(), ImmutableSet.of());
    }

    private static CustomField choice(long id, String name, CustomFieldKind kind, ImmutableSet<String> projects, String... values)
    {
        ImmutableList.Builder<FieldOption> options = ImmutableList.builder();
        for (int i = 0; i < values.length; i++) {
            options.add(new FieldOption(id * 10 + i, values[i], Optional.empty()));
        }
        return new CustomField(id, name, kind, true, options.build(), projects);
    }

    private static ImmutableList<FieldOption> regions()
    {
        return ImmutableList.of(
                new FieldOption(10_500, "Europe", Optional.empty()),
                new FieldOption(10_501, "Łódź", Optional.of(10_500L)),
                new FieldOption(10_502, "Oslo", Optional.of(10_500L)),
                new FieldOption(10_510, "Asia", Optional.empty()),
                new FieldOption(10_511, "Kathmandu", Optional.of(10_510L)));
    }
}

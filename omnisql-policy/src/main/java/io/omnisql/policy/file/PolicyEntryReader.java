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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.omnisql.policy.model.Effect;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.ResourceSelector;
import io.omnisql.policy.model.Selection;
import io.omnisql.policy.model.SubjectSelector;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one policy: name, subjects, resources, effect, and what belongs to the effect.
 */
final class PolicyEntryReader
{
    private static final Set<String> KEYS = ImmutableSet.of("name", "subjects", "resources", "effect", "where", "mask");
    private static final Set<String> SUBJECT_KEYS = ImmutableSet.of("users", "roles", "teams", "groups", "pii-access", "attributes");
    private static final Set<String> RESOURCE_KEYS = ImmutableSet.of("tenants", "catalogs", "schemas", "tables", "columns", "tags");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Set<String> EFFECTS = ImmutableSet.of("allow", "deny", "rows", "mask");
    private static final Set<String> EVERYBODY = ImmutableSet.of("everybody");
    private static final Set<String> EVERYTHING = ImmutableSet.of("everything");

    private final Set<String> tenants;
    private final Set<String> catalogs;
    private final Set<String> tags;

    PolicyEntryReader(Set<String> tenants, Set<String> catalogs, Set<String> tags)
    {
        this.tenants = ImmutableSet.copyOf(tenants);
        this.catalogs = ImmutableSet.copyOf(catalogs);
        this.tags = ImmutableSet.copyOf(tags);
    }

    Optional<Policy> policy(YamlNode node)
    {
        Map<String, YamlNode> entries = node.entries(KEYS);
        Optional<String> name = node.required(entries, "name").flatMap(value -> value.text(NAME, "letters, digits, ., _ and -"));
        Optional<SubjectSelector> subjects = node.required(entries, "subjects").flatMap(PolicyEntryReader::subjects);
        Optional<ResourceSelector> resources = node.required(entries, "resources").flatMap(this::resources);
        Optional<Effect> effect = node.required(entries, "effect").flatMap(value -> effect(node, value, entries));
        if (name.isEmpty() || subjects.isEmpty() || resources.isEmpty() || effect.isEmpty()) {
            return Optional.empty();
        }
        checkColumns(entries.get("resources"), resources.get(), effect.get());
        return Optional.of(new Policy(name.get(), subjects.get(), resources.get(), effect.get(), "line " + node.line()));
    }

    private static Optional<SubjectSelector> subjects(YamlNode node)
    {
        if (node.isScalar()) {
            return node.text(EVERYBODY, "everybody, or a mapping with " + String.join(", ", SUBJECT_KEYS)).map(_ -> SubjectSelector.EVERYBODY);
        }
        Map<String, YamlNode> entries = node.entries(SUBJECT_KEYS);
        if (entries.isEmpty()) {
            node.problem("selects nobody: write everybody, or one of " + String.join(", ", SUBJECT_KEYS));
            return Optional.empty();
        }
        return Optional.of(new SubjectSelector(
                Names.selection(entries, "users"),
                Names.selection(entries, "roles"),
                Names.selection(entries, "teams"),
                Names.selection(entries, "groups"),
                Optional.ofNullable(entries.get("pii-access")).flatMap(YamlNode::flag),
                Optional.ofNullable(entries.get("attributes")).map(PolicyEntryReader::attributes).orElseGet(ImmutableMap::of)));
    }

    private static Map<String, Selection> attributes(YamlNode node)
    {
        Map<String, YamlNode> entries = node.entries();
        return ImmutableMap.copyOf(Maps.transformEntries(entries, (name, _) -> Names.selection(entries, name)));
    }

    private Optional<ResourceSelector> resources(YamlNode node)
    {
        if (node.isScalar()) {
            return node.text(EVERYTHING, "everything, or a mapping with " + String.join(", ", RESOURCE_KEYS)).map(_ -> new ResourceSelector(new Selection.Every(), new Selection.Every(), new Selection.Every(), new Selection.Every(), new Selection.Every(), new Selection.Every()));
        }
        Map<String, YamlNode> entries = node.entries(RESOURCE_KEYS);
        if (entries.isEmpty()) {
            node.problem("selects nothing: write everything, or one of " + String.join(", ", RESOURCE_KEYS));
            return Optional.empty();
        }
        ResourceSelector resources = new ResourceSelector(
                Names.selection(entries, "tenants"),
                Names.lowerCaseSelection(entries, "catalogs"),
                Names.lowerCaseSelection(entries, "schemas"),
                Names.lowerCaseSelection(entries, "tables"),
                Names.lowerCaseSelection(entries, "columns"),
                Names.selection(entries, "tags"));
        checkKnown(entries, "tenants", resources.tenants(), tenants, "There is no tenant %s below tenants");
        checkKnown(entries, "catalogs", resources.catalogs(), catalogs, "Catalog %s belongs to no tenant: name it below tenants");
        checkKnown(entries, "tags", resources.tags(), tags, "No column has the tag %s: declare it below tags");
        return Optional.of(resources);
    }

    private static void checkKnown(Map<String, YamlNode> entries, String key, Selection selection, Set<String> known, String message)
    {
        if (selection instanceof Selection.Named(Set<String> names)) {
            names.stream().filter(name -> !known.contains(name)).forEach(name -> entries.get(key).problem(message.formatted(name)));
        }
    }

    private static Optional<Effect> effect(YamlNode policy, YamlNode node, Map<String, YamlNode> entries)
    {
        Optional<String> word = node.text(EFFECTS, "allow, deny, rows or mask");
        if (word.isPresent() && !word.get().equals("rows") && entries.containsKey("where")) {
            entries.get("where").problem("belongs to the effect rows");
        }
        if (word.isPresent() && !word.get().equals("mask") && entries.containsKey("mask")) {
            entries.get("mask").problem("belongs to the effect mask");
        }
        return word.flatMap(effect -> switch (effect) {
            case "allow" -> Optional.of(new Effect.Allow());
            case "deny" -> Optional.of(new Effect.Deny());
            case "rows" -> policy.required(entries, "where").flatMap(ConditionReader::condition).map(Effect.Rows::new);
            default -> policy.required(entries, "mask").flatMap(MaskReader::mask).map(Effect.Mask::new);
        });
    }

    /**
     * Which columns an effect can be about.
     */
    private static void checkColumns(YamlNode node, ResourceSelector resources, Effect effect)
    {
        boolean columns = !(resources.columns() instanceof Selection.Every);
        boolean tagged = !(resources.tags() instanceof Selection.Every);
        if (columns && tagged) {
            node.problem("has columns and tags: take one of them");
        }
        switch (effect) {
            case Effect.Allow _ -> {
                if (tagged) {
                    node.problem("Columns are not allowed by tags: name them");
                }
            }
            case Effect.Rows _ -> {
                if (columns || tagged) {
                    node.problem("Rows are of whole tables: leave columns and tags out");
                }
            }
            case Effect.Mask _ -> {
                if (!columns && !tagged) {
                    node.problem("Say which columns are masked, by columns or by tags");
                }
            }
            case Effect.Deny _ -> {}
        }
    }
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.model.Policy;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.policy.model.TagDeclaration;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

import java.io.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * Reads a policy from YAML, with all of its problems at once. A file with problems is no policy.
 */
public final class PolicyReader
{
    private static final String FORMAT = "1";
    private static final int MOST_CHARACTERS = 16_000_000;
    private static final int DEEPEST = 50;
    private static final Set<String> KEYS = ImmutableSet.of("version", "unmanaged-catalogs", "tenants", "users", "tags", "policies");
    static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    static final String TENANT_FORM = "lower-case letters, digits, - and _";

    private PolicyReader() {}

    public static PolicyReading read(String text)
    {
        ImmutableList.Builder<PolicyProblem> problems = ImmutableList.builder();
        Optional<PolicyDocument> document = compose(text, problems).map(root -> document(new YamlNode(root, "", problems)));
        List<PolicyProblem> found = problems.build();
        return new PolicyReading(document.filter(_ -> found.isEmpty()), found);
    }

    /**
     * Nodes only: nothing in the file says what objects are made of it.
     */
    private static Optional<Node> compose(String text, ImmutableList.Builder<PolicyProblem> problems)
    {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Optional<Node> root = Optional.ofNullable(new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options).compose(Reader.of(text)));
            if (root.isEmpty()) {
                problems.add(new PolicyProblem(0, "", "The file is empty: it needs version, tenants, users and policies"));
            }
            return root;
        }
        catch (MarkedYAMLException e) {
            int line = Optional.ofNullable(e.getProblemMark()).map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(new PolicyProblem(line, "", "This is no YAML: " + e.getProblem()));
            return Optional.empty();
        }
        catch (YAMLException _) {
            // its message can have a part of the file
            problems.add(new PolicyProblem(0, "", "This is no YAML, or too large, too deep, or has aliases of lists and mappings, which are not read"));
            return Optional.empty();
        }
    }

    private static PolicyDocument document(YamlNode root)
    {
        Map<String, YamlNode> entries = root.entries(KEYS);
        root.required(entries, "version").ifPresent(PolicyReader::checkVersion);
        boolean unmanagedAllowed = Optional.ofNullable(entries.get("unmanaged-catalogs")).flatMap(node -> node.text(ImmutableSet.of("deny", "allow"), "deny or allow")).orElse("deny").equals("allow");
        Map<String, String> catalogs = root.required(entries, "tenants").map(PolicyReader::catalogs).orElseGet(ImmutableMap::of);
        Set<String> tenants = Optional.ofNullable(entries.get("tenants")).map(node -> ImmutableSet.copyOf(node.entries().keySet())).orElseGet(ImmutableSet::of);
        List<TagDeclaration> tags = Optional.ofNullable(entries.get("tags")).map(TagReader::declarations).orElseGet(ImmutableList::of);
        PolicyEntryReader reader = new PolicyEntryReader(tenants, catalogs.keySet(), tags.stream().flatMap(declaration -> declaration.tags().stream()).collect(toImmutableSet()));
        return new PolicyDocument(
                unmanagedAllowed,
                catalogs,
                root.required(entries, "users").map(node -> UserReader.subjects(node, tenants)).orElseGet(ImmutableMap::of),
                tags,
                root.required(entries, "policies").map(node -> policies(node, reader)).orElseGet(ImmutableList::of));
    }

    private static void checkVersion(YamlNode node)
    {
        if (!node.text().equals(Optional.of(FORMAT))) {
            node.problem("has to be %s, the only form of the file that there is".formatted(FORMAT));
        }
    }

    private static Map<String, String> catalogs(YamlNode node)
    {
        Map<String, String> catalogs = new HashMap<>();
        node.entries().forEach((tenant, value) -> {
            if (!TENANT.matcher(tenant).matches()) {
                value.problem("A tenant's name has " + TENANT_FORM);
            }
            Map<String, YamlNode> entries = value.entries(ImmutableSet.of("catalogs"));
            value.required(entries, "catalogs").ifPresent(list -> Names.inLowerCase(list).forEach(catalog -> {
                if (catalogs.putIfAbsent(catalog, tenant) != null) {
                    list.problem("Catalog %s has a tenant already: a catalog belongs to one".formatted(catalog));
                }
            }));
        });
        return catalogs;
    }

    private static List<Policy> policies(YamlNode node, PolicyEntryReader reader)
    {
        ImmutableList.Builder<Policy> policies = ImmutableList.builder();
        Set<String> names = new HashSet<>();
        for (YamlNode element : node.elements()) {
            reader.policy(element).ifPresent(policy -> {
                if (!names.add(policy.name())) {
                    element.problem("There is another policy %s: give each its own name".formatted(policy.name()));
                }
                policies.add(policy);
            });
        }
        return policies.build();
    }
}

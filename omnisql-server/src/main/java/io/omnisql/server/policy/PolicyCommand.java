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
package io.omnisql.server.policy;

import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.IndexedPolicySnapshot;
import io.omnisql.policy.PolicySettings;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.Subject;
import io.omnisql.policy.file.PolicyReader;
import io.omnisql.policy.file.PolicyReading;
import io.omnisql.policy.lint.LintFinding;
import io.omnisql.policy.lint.PolicyLinter;
import io.omnisql.policy.lint.ResourceCatalog;
import io.omnisql.policy.lint.UnknownTables;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.server.LauncherException;
import io.omnisql.server.Options;
import io.omnisql.server.QueryClient;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.policy.lint.LintFinding.Severity.ERROR;
import static java.util.Objects.requireNonNull;

/**
 * {@code policy lint} and {@code policy explain}: what is wrong with a policy, and what one user sees of one table.
 * <p>
 * Both ask a running server for the columns of tables, where one is named.
 */
public final class PolicyCommand
{
    private static final Set<String> LINT_OPTIONS = ImmutableSet.of("--etc", "--file", "--server", "--server-user");
    private static final Set<String> EXPLAIN_OPTIONS = ImmutableSet.<String>builder().addAll(LINT_OPTIONS).add("--user", "--table").build();
    private static final String HOME = "omnisql.home";

    private final Path home;
    private final PrintStream out;

    public PolicyCommand(Path home, PrintStream out)
    {
        this.home = requireNonNull(home, "home is null");
        this.out = requireNonNull(out, "out is null");
    }

    public static void main(String[] args)
    {
        try {
            System.exit(new PolicyCommand(Path.of(System.getProperty(HOME)), System.out).run(Arrays.asList(args)));
        }
        catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Fails where there are errors, so that it can stand in front of a roll-out.
     */
    public int run(List<String> arguments)
    {
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (verb) {
            case "lint" -> lint(Options.parse(rest, LINT_OPTIONS, ImmutableSet.of()));
            case "explain" -> explain(Options.parse(rest, EXPLAIN_OPTIONS, ImmutableSet.of()));
            default -> throw new LauncherException("Say what to do: policy lint, or policy explain --user NAME --table CATALOG.SCHEMA.TABLE");
        };
    }

    private int lint(Options options)
    {
        Path file = file(options);
        Optional<PolicyDocument> document = read(file);
        if (document.isEmpty()) {
            return 1;
        }
        List<LintFinding> findings = withTables(options, document.get(), tables -> PolicyLinter.lint(document.get(), tables));
        findings.forEach(out::println);
        long errors = findings.stream().filter(finding -> finding.severity() == ERROR).count();
        out.printf("%s: %s policies, %s users, %s tenants; %s errors, %s warnings%n", file, document.get().policies().size(), document.get().subjects().size(), Set.copyOf(document.get().catalogs().values()).size(), errors, findings.size() - errors);
        if (options.value("--server").isEmpty()) {
            out.println("Tables and columns were not looked for: name a server by --server URL");
        }
        return errors == 0 ? 0 : 1;
    }

    private int explain(Options options)
    {
        String user = options.value("--user").orElseThrow(() -> new LauncherException("Name a user by --user NAME"));
        CatalogSchemaTableName table = table(options.value("--table").orElseThrow(() -> new LauncherException("Name a table by --table CATALOG.SCHEMA.TABLE")));
        Optional<PolicyDocument> document = read(file(options));
        if (document.isEmpty()) {
            return 1;
        }
        PolicySnapshot snapshot = new IndexedPolicySnapshot(new PolicyVersion(1, "file"), document.get());
        Optional<Subject> subject = snapshot.subject(user);
        if (subject.isEmpty()) {
            out.printf("%s is not a user of the policy: everything is denied%n", user);
            return 0;
        }
        List<String> lines = withTables(options, document.get(), tables -> new Explanation(snapshot, tables).lines(subject.get(), table));
        lines.forEach(out::println);
        return 0;
    }

    private static CatalogSchemaTableName table(String name)
    {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 3 || Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw new LauncherException("%s is no CATALOG.SCHEMA.TABLE".formatted(name));
        }
        return new CatalogSchemaTableName(parts[0], parts[1], parts[2]);
    }

    private Path file(Options options)
    {
        Optional<Path> named = options.value("--file").map(Path::of);
        if (named.isPresent()) {
            return named.get();
        }
        Path etc = options.value("--etc").map(Path::of).orElseGet(() -> home.resolve("etc-trino"));
        Path properties = etc.resolve(PolicySettings.SHARED_PROPERTIES.getFileName());
        try {
            return PolicySettings.read(properties).getFile()
                    .map(file -> etc.toAbsolutePath().getParent().resolve(file))
                    .orElseThrow(() -> new LauncherException("%s does not say omnisql.policy.file".formatted(properties)));
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s: name the policy by --file, or its directory by --etc".formatted(properties), e);
        }
    }

    private Optional<PolicyDocument> read(Path file)
    {
        try {
            PolicyReading reading = PolicyReader.read(Files.readString(file));
            reading.problems().forEach(problem -> out.printf("%s: %s%n", file, problem));
            return reading.document();
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s (%s)".formatted(file, e.getClass().getSimpleName()), e);
        }
    }

    private interface Question<T>
    {
        T ask(ResourceCatalog tables);
    }

    private static <T> T withTables(Options options, PolicyDocument document, Question<T> question)
    {
        Optional<String> server = options.value("--server");
        if (server.isEmpty()) {
            return question.ask(new UnknownTables());
        }
        try (QueryClient client = QueryClient.connect(URI.create(server.get()), options.value("--server-user").orElse("admin"))) {
            return question.ask(new ServerTables(client, document));
        }
    }
}

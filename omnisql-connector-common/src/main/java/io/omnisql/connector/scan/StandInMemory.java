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
package io.omnisql.connector.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.decode.StandIns;
import io.omnisql.connector.decode.VanishedAccount;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.Objects.requireNonNull;

/**
 * Remembers what other forms have shown in place of accounts that do not exist any more, so that one record is asked for, and not each. It holds one answer for each such account of the
 * definitions, as long as the catalog is there, for one credential. Thread-safe.
 * <p>
 * Of a source that has shown different things, or an account that stands in for nobody, nothing is believed any more: its records are asked for one by one.
 */
final class StandInMemory
        implements StandIns
{
    private final Map<TypedField, Account> accounts;

    StandInMemory(SourceDefinition source)
    {
        Map<TypedField, Account> all = new HashMap<>();
        for (TableDefinition table : source.tables()) {
            table.endpoints().stream()
                    .flatMap(endpoint -> endpoint.query().stream())
                    .map(WireForm.GraphQl::type)
                    .distinct()
                    .forEach(type -> collect(table, type, all));
        }
        this.accounts = ImmutableMap.copyOf(all);
    }

    private static void collect(TableDefinition table, String type, Map<TypedField, Account> all)
    {
        Map<VanishedAccount, Account> ofType = new HashMap<>();
        table.columns().stream()
                .flatMap(column -> column.graphQl().stream())
                .filter(field -> field.standIn().isPresent())
                .forEach(field -> all.putIfAbsent(new TypedField(type, field), ofType.computeIfAbsent(VanishedAccount.of(table, field), Account::new)));
    }

    @Override
    public Optional<JsonNode> value(String type, GraphQlField field)
    {
        return account(type, field).flatMap(account -> switch (account.knowledge.get()) {
            case Knowledge.Shown(Map<GraphQlField, JsonNode> values) -> Optional.ofNullable(values.get(field));
            case Knowledge.Open(), Knowledge.Differing() -> Optional.empty();
        });
    }

    /**
     * Whether one record may tell of all what it shows.
     */
    boolean mayLearn(String type, GraphQlField field)
    {
        return account(type, field).filter(account -> !(account.knowledge.get() instanceof Knowledge.Differing)).isPresent();
    }

    /**
     * Learns from a record that another form has told.
     *
     * @param fields those that a query has not told of it, of accounts that do not exist any more
     * @param body a document of the record
     */
    void learn(String type, Collection<GraphQlField> fields, byte[] body, Records records)
    {
        fields.stream()
                .flatMap(field -> account(type, field).stream())
                .distinct()
                .forEach(account -> account.learn(account.definition.shown(body, records)
                        .<Knowledge>map(Knowledge.Shown::new)
                        .orElseGet(Knowledge.Differing::new)));
    }

    private Optional<Account> account(String type, GraphQlField field)
    {
        return Optional.ofNullable(accounts.get(new TypedField(type, field)));
    }

    private record TypedField(String type, GraphQlField field)
    {
        private TypedField
        {
            requireNonNull(type, "type is null");
            requireNonNull(field, "field is null");
        }
    }

    private static final class Account
    {
        private final VanishedAccount definition;
        private final AtomicReference<Knowledge> knowledge = new AtomicReference<>(new Knowledge.Open());

        private Account(VanishedAccount definition)
        {
            this.definition = requireNonNull(definition, "definition is null");
        }

        private void learn(Knowledge shown)
        {
            knowledge.updateAndGet(known -> known instanceof Knowledge.Open || known.equals(shown) ? shown : new Knowledge.Differing());
        }
    }

    private sealed interface Knowledge
    {
        /**
         * No record has been asked for.
         */
        record Open()
                implements Knowledge {}

        /**
         * All records that were asked for have shown this.
         */
        record Shown(Map<GraphQlField, JsonNode> values)
                implements Knowledge
        {
            public Shown
            {
                values = ImmutableMap.copyOf(values);
            }
        }

        /**
         * Each record may show something else.
         */
        record Differing()
                implements Knowledge {}
    }
}

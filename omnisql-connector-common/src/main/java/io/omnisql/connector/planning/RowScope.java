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
package io.omnisql.connector.planning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ImmutableList;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;
import static java.util.Objects.requireNonNull;

/**
 * The rows of a table that the user of a scan may see, as the policy has it. Printed without values.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = RowScope.Unrestricted.class, name = "unrestricted"),
        @JsonSubTypes.Type(value = RowScope.Visible.class, name = "visible"),
        @JsonSubTypes.Type(value = RowScope.Denied.class, name = "denied"),
})
public sealed interface RowScope
{
    static RowScope unrestricted()
    {
        return new Unrestricted(Optional.empty());
    }

    /**
     * The hash of the policy that says so; empty where nobody asks for policy.
     */
    @JsonIgnore
    default Optional<String> policy()
    {
        return switch (this) {
            case Unrestricted(Optional<String> hash) -> hash;
            case Visible visible -> Optional.of(visible.policyHash());
            case Denied(String hash) -> Optional.of(hash);
        };
    }

    /**
     * Whether there may be rows that the user does not see: then nothing may be told of rows that were not checked one by one.
     */
    @JsonIgnore
    default boolean isRestricted()
    {
        return !(this instanceof Unrestricted);
    }

    /**
     * What the rows that a query wants meet, if the user sees them. Not none by what the policy says of columns that are no keys: what is not there fails the same then as what is hidden.
     */
    default TupleDomain<ApiColumnHandle> narrow(TupleDomain<ApiColumnHandle> constraint)
    {
        return switch (this) {
            case Unrestricted _, Denied _ -> constraint;
            case Visible visible -> visible.narrowed(constraint);
        };
    }

    /**
     * The columns that tell whether a row is visible.
     */
    @JsonIgnore
    default List<ApiColumnHandle> checkedColumns()
    {
        return switch (this) {
            case Unrestricted _, Denied _ -> ImmutableList.of();
            case Visible visible -> visible.columns();
        };
    }

    /**
     * All rows, or nobody asks for policy.
     */
    record Unrestricted(Optional<String> policyHash)
            implements RowScope
    {
        public Unrestricted
        {
            requireNonNull(policyHash, "policyHash is null");
        }
    }

    /**
     * The rows for which a predicate is true.
     *
     * @param policyHash of the policy that says so
     * @param columns those of the predicate
     * @param keys what the predicate says by itself of each column of the scope, and of each that names its keys or begins with them
     * @param filters what it says of each other column that finds no rows
     */
    record Visible(String policyHash, RowPredicate predicate, List<ApiColumnHandle> columns, TupleDomain<ApiColumnHandle> keys, TupleDomain<ApiColumnHandle> filters)
            implements RowScope
    {
        public Visible
        {
            requireNonNull(policyHash, "policyHash is null");
            requireNonNull(predicate, "predicate is null");
            columns = ImmutableList.copyOf(columns);
            requireNonNull(keys, "keys is null");
            requireNonNull(filters, "filters is null");
        }

        private TupleDomain<ApiColumnHandle> narrowed(TupleDomain<ApiColumnHandle> constraint)
        {
            TupleDomain<ApiColumnHandle> narrowed = constraint.intersect(keys);
            if (narrowed.isNone()) {
                return narrowed;
            }
            Map<ApiColumnHandle, Domain> wanted = narrowed.getDomains().orElseThrow();
            return narrowed.intersect(filters.filter((column, domain) -> !wanted.containsKey(column) || wanted.get(column).overlaps(domain)));
        }

        @Override
        public String toString()
        {
            return "visible by policy " + policyHash;
        }
    }

    /**
     * The policy does not grant the table.
     */
    record Denied(String policyHash)
            implements RowScope
    {
        public Denied
        {
            requireNonNull(policyHash, "policyHash is null");
        }
    }
}

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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.reflect.TypeToken;
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.connector.EntityKindAndName;
import io.trino.spi.connector.EntityPrivilege;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import io.trino.spi.security.PrincipalType;
import io.trino.spi.security.Privilege;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.TrinoPrincipal;
import io.trino.spi.type.Type;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.accesscontrol.TestingAccessControl.context;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static java.util.Objects.requireNonNull;

/**
 * Calls any method of an access control as a user, about the staff of acme, and says in a word what it has decided.
 */
record MethodProbe(SystemAccessControl control, String user)
{
    private static final CatalogSchemaTableName STAFF = new CatalogSchemaTableName("acme", "default", "staff");
    private static final List<ColumnSchema> COLUMNS = Stream.of("region", "ssn", "salary")
            .map(name -> ColumnSchema.builder().setName(name).setType(createVarcharType(11)).build())
            .toList();

    /**
     * What of a method's parameters is told by their types.
     */
    private static final Map<TypeToken<?>, Object> ARGUMENTS = ImmutableMap.<TypeToken<?>, Object>builder()
            .put(TypeToken.of(boolean.class), false)
            .put(TypeToken.of(QueryId.class), QueryId.valueOf("q"))
            .put(TypeToken.of(CatalogSchemaName.class), new CatalogSchemaName("acme", "default"))
            .put(TypeToken.of(CatalogSchemaTableName.class), STAFF)
            .put(TypeToken.of(CatalogSchemaRoutineName.class), new CatalogSchemaRoutineName("acme", "system", "flush_cache"))
            .put(TypeToken.of(EntityKindAndName.class), new EntityKindAndName("TABLE", ImmutableList.of("acme", "default", "staff")))
            .put(TypeToken.of(EntityPrivilege.class), new EntityPrivilege("SELECT"))
            .put(TypeToken.of(Privilege.class), Privilege.SELECT)
            .put(TypeToken.of(TrinoPrincipal.class), new TrinoPrincipal(PrincipalType.USER, "bob"))
            .put(TypeToken.of(Type.class), createVarcharType(11))
            .put(new TypeToken<Set<SchemaTableName>>() {}, ImmutableSet.of(STAFF.getSchemaTableName()))
            .put(new TypeToken<Set<SchemaFunctionName>>() {}, ImmutableSet.of(new SchemaFunctionName("system", "flush_cache")))
            .put(new TypeToken<Set<TrinoPrincipal>>() {}, ImmutableSet.of())
            .put(new TypeToken<Map<SchemaTableName, Set<String>>>() {}, ImmutableMap.of(STAFF.getSchemaTableName(), ImmutableSet.of("ssn")))
            .put(new TypeToken<Map<String, Object>>() {}, ImmutableMap.of())
            .put(new TypeToken<Map<String, Optional<Object>>>() {}, ImmutableMap.of())
            .put(new TypeToken<List<ColumnSchema>>() {}, COLUMNS)
            .put(new TypeToken<Collection<Identity>>() {}, ImmutableList.of(Identity.ofUser("alice"), Identity.ofUser("carol")))
            .buildOrThrow();

    MethodProbe
    {
        requireNonNull(control, "control is null");
        requireNonNull(user, "user is null");
    }

    String decision(Method method)
            throws ReflectiveOperationException
    {
        Object[] arguments = Stream.of(method.getGenericParameterTypes()).map(type -> argument(method.getName(), TypeToken.of(type))).toArray();
        try {
            if (method.getName().equals("getRowFilters")) {
                // the question about rows comes behind that about columns
                control.getColumnMasks(securityContext(), STAFF, COLUMNS);
            }
            return word(Optional.ofNullable(method.invoke(control, arguments)));
        }
        catch (InvocationTargetException e) {
            if (e.getCause() instanceof AccessDeniedException) {
                return "deny";
            }
            throw e;
        }
        catch (AccessDeniedException _) {
            return "deny";
        }
    }

    private Object argument(String method, TypeToken<?> type)
    {
        if (type.equals(TypeToken.of(SystemSecurityContext.class))) {
            return securityContext();
        }
        if (type.equals(TypeToken.of(Identity.class))) {
            return Identity.ofUser(user);
        }
        if (type.equals(TypeToken.of(String.class))) {
            return text(method);
        }
        if (type.equals(new TypeToken<Set<String>>() {})) {
            return ImmutableSet.of(method.equals("filterCatalogs") ? "acme" : method.equals("filterSchemas") ? "default" : "ssn");
        }
        if (type.getRawType() == Optional.class) {
            return Optional.empty();
        }
        return Optional.ofNullable(ARGUMENTS.get(type)).orElseThrow(() -> new AssertionError("No argument of type %s for %s".formatted(type, method)));
    }

    private static String text(String method)
    {
        return switch (method) {
            case "checkCanSetSystemSessionProperty" -> "query_max_run_time";
            case "getColumnMask" -> "ssn";
            default -> "acme";
        };
    }

    private SystemSecurityContext securityContext()
    {
        return context(user, "q");
    }

    private static String word(Optional<Object> result)
    {
        return switch (result.orElse(true)) {
            case Boolean allowed -> allowed ? "allow" : "deny";
            case Map<?, ?> map when map.values().stream().allMatch(ImmutableSet.of()::equals) -> "nothing";
            case Map<?, ?> map -> map.size() + " of it";
            case Optional<?> mask -> mask.isPresent() ? "1 of it" : "nothing";
            case Collection<?> listed -> listed.isEmpty() ? "nothing" : listed.size() + " of it";
            default -> throw new IllegalArgumentException("No word for " + result);
        };
    }
}

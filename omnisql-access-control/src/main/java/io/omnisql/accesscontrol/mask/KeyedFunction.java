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
package io.omnisql.accesscontrol.mask;

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.mask.MaskFunctions;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.Signature;
import io.trino.spi.type.Type;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * A function of a tenant and a value, to a hash of the value's type.
 */
enum KeyedFunction
{
    TEXT(MaskFunctions.KEYED_TEXT, VARCHAR),
    NUMBER(MaskFunctions.KEYED_NUMBER, BIGINT);

    private final String sqlName;
    private final Type type;

    KeyedFunction(String sqlName, Type type)
    {
        this.sqlName = requireNonNull(sqlName, "sqlName is null");
        this.type = requireNonNull(type, "type is null");
    }

    static KeyedFunction of(FunctionId id)
    {
        return ImmutableList.copyOf(values()).stream().filter(function -> function.id().equals(id)).collect(onlyElement());
    }

    static List<KeyedFunction> named(String name)
    {
        return ImmutableList.copyOf(values()).stream().filter(function -> function.sqlName.equals(name)).collect(toImmutableList());
    }

    FunctionId id()
    {
        return new FunctionId(sqlName);
    }

    /**
     * Null without a key; it never fails, so that it tells nothing of a hidden value.
     */
    FunctionMetadata metadata()
    {
        return FunctionMetadata.scalarBuilder(sqlName)
                .functionId(id())
                .signature(Signature.builder().returnType(type).argumentType(VARCHAR).argumentType(type).build())
                .nullable()
                .argumentNullability(false, false)
                .neverFails()
                .description("A hash under the tenant's key")
                .build();
    }
}

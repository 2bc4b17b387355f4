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
import io.airlift.slice.Slice;
import io.omnisql.policy.mask.MaskKeys;
import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.FunctionDependencies;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.InvocationConvention;
import io.trino.spi.function.ScalarFunctionAdapter;
import io.trino.spi.function.ScalarFunctionImplementation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.function.InvocationConvention.InvocationArgumentConvention.NEVER_NULL;
import static io.trino.spi.function.InvocationConvention.InvocationReturnConvention.NULLABLE_RETURN;
import static java.util.Objects.requireNonNull;

/**
 * Hashes with the keys of this node.
 */
final class MaskFunctionProvider
        implements FunctionProvider
{
    private static final InvocationConvention CONVENTION = new InvocationConvention(ImmutableList.of(NEVER_NULL, NEVER_NULL), NULLABLE_RETURN, false, false);
    private static final MethodHandle TEXT = handle("text", MethodType.methodType(Slice.class, Slice.class, Slice.class));
    private static final MethodHandle NUMBER = handle("number", MethodType.methodType(Long.class, Slice.class, long.class));

    private final MaskKeys keys;

    MaskFunctionProvider(MaskKeys keys)
    {
        this.keys = requireNonNull(keys, "keys is null");
    }

    @Override
    public ScalarFunctionImplementation getScalarFunctionImplementation(FunctionId functionId, BoundSignature signature, FunctionDependencies dependencies, InvocationConvention convention)
    {
        MethodHandle handle = switch (KeyedFunction.of(functionId)) {
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
        };
        return ScalarFunctionImplementation.builder()
                .methodHandle(ScalarFunctionAdapter.adapt(handle.bindTo(this), signature.getReturnType(), signature.getArgumentTypes(), CONVENTION, convention))
                .build();
    }

    // without a key the hash is null, as SQL has it

    Slice text(Slice tenant, Slice value)
    {
        return keys.of(tenant.toStringUtf8()).map(hash -> utf8Slice(hash.text(value))).orElse(null);
    }

    Long number(Slice tenant, long value)
    {
        return keys.of(tenant.toStringUtf8()).map(hash -> hash.number(value)).orElse(null);
    }

    private static MethodHandle handle(String name, MethodType type)
    {
        try {
            return MethodHandles.lookup().findVirtual(MaskFunctionProvider.class, name, type);
        }
        catch (ReflectiveOperationException e) {
            throw new LinkageError("There is no " + name, e);
        }
    }
}

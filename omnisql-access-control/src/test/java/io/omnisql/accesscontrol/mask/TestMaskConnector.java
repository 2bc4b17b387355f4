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
import com.google.common.collect.ImmutableMap;
import com.google.common.reflect.Reflection;
import io.airlift.slice.Slice;
import io.omnisql.policy.mask.KeyedHash;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.CatalogSchemaFunctionName;
import io.trino.spi.function.FunctionDependencies;
import io.trino.spi.function.FunctionDependencyDeclaration;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.InvocationConvention;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.Type;
import io.trino.testing.TestingConnectorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.function.InvocationConvention.InvocationArgumentConvention.NEVER_NULL;
import static io.trino.spi.function.InvocationConvention.InvocationReturnConvention.NULLABLE_RETURN;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.testing.TestingConnectorSession.SESSION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestMaskConnector
{
    private static final byte[] KEY = "canary canary canary canary canary".getBytes(UTF_8);
    private static final KeyedHash HASH = new KeyedHash(KEY);

    private static final FunctionDependencies NO_DEPENDENCIES = Reflection.newProxy(FunctionDependencies.class, (_, method, _) -> {
        throw new UnsupportedOperationException(method.getName());
    });

    @TempDir
    private Path directory;

    @Test
    void testHashesWithTheKeyOfTheTenant()
            throws Throwable
    {
        MethodHandle text = handle("keyed_text", VARCHAR);
        assertThat((Slice) text.invoke(utf8Slice("acme"), utf8Slice("ann"))).isEqualTo(utf8Slice(HASH.text(utf8Slice("ann"))));
        // nothing of a tenant without a key
        assertThat((Slice) text.invoke(utf8Slice("globex"), utf8Slice("ann"))).isNull();

        MethodHandle number = handle("keyed_number", BIGINT);
        assertThat((Long) number.invoke(utf8Slice("acme"), 7L)).isEqualTo(HASH.number(7));
        assertThat((Long) number.invoke(utf8Slice("globex"), 7L)).isNull();
    }

    @Test
    void testFunctions()
            throws IOException
    {
        Connector connector = connector();
        assertThat(connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true)).isEqualTo(MaskTransactionHandle.INSTANCE);
        ConnectorMetadata metadata = metadata(connector);
        assertThat(metadata.listSchemaNames(SESSION)).containsExactly("mask");
        assertThat(metadata.listFunctions(SESSION, "mask")).extracting(FunctionMetadata::getCanonicalName).containsExactlyInAnyOrder("keyed_text", "keyed_number");
        assertThat(metadata.listFunctions(SESSION, "other")).isEmpty();
        assertThat(metadata.getFunctions(SESSION, new SchemaFunctionName("mask", "keyed_text"))).extracting(FunctionMetadata::getCanonicalName).containsExactly("keyed_text");
        assertThat(metadata.getFunctions(SESSION, new SchemaFunctionName("mask", "keyed"))).isEmpty();
        assertThat(metadata.getFunctions(SESSION, new SchemaFunctionName("other", "keyed_text"))).isEmpty();
        FunctionMetadata number = metadata.getFunctionMetadata(SESSION, new FunctionId("keyed_number"));
        assertThat(number.getCanonicalName()).isEqualTo("keyed_number");
        assertThat(metadata.getFunctionDependencies(SESSION, number.getFunctionId(), signature("keyed_number", BIGINT))).isEqualTo(FunctionDependencyDeclaration.NO_DEPENDENCIES);
    }

    @Test
    void testNamesAreThoseThatMasksCall()
    {
        assertThat(new MaskConnectorFactory().getName()).isEqualTo("omnisql_masks");
        assertThatThrownBy(() -> new MaskConnectorFactory().create("masks", ImmutableMap.of(), new TestingConnectorContext())).hasMessageContaining("has to have the name omnisql");
    }

    private Connector connector()
            throws IOException
    {
        Files.writeString(directory.resolve("acme.key"), Base64.getEncoder().encodeToString(KEY));
        Path shared = Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.mask-keys=" + directory);
        return new MaskConnectorFactory().create("omnisql", ImmutableMap.of("omnisql.shared-properties", shared.toString()), new TestingConnectorContext());
    }

    private MethodHandle handle(String name, Type type)
            throws IOException
    {
        BoundSignature signature = signature(name, type);
        Connector connector = connector();
        return connector.getFunctionProvider().orElseThrow()
                .getScalarFunctionImplementation(
                        new FunctionId(name),
                        signature,
                        NO_DEPENDENCIES,
                        new InvocationConvention(ImmutableList.of(NEVER_NULL, NEVER_NULL), NULLABLE_RETURN, false, false))
                .getMethodHandle();
    }

    private static BoundSignature signature(String name, Type type)
    {
        return new BoundSignature(new CatalogSchemaFunctionName("omnisql", "mask", name), type, ImmutableList.of(VARCHAR, type));
    }

    private static ConnectorMetadata metadata(Connector connector)
    {
        return connector.getMetadata(SESSION, connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true));
    }
}

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
package io.omnisql.connector.testing;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Types;
import io.airlift.json.JsonCodec;
import io.airlift.json.JsonModule;
import io.trino.block.BlockJsonSerde;
import io.trino.metadata.HandleJsonModule;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockEncodingSerde;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeManager;
import io.trino.type.TypeDeserializer;

import static io.airlift.json.JsonBinder.jsonBinder;
import static io.airlift.json.JsonCodecBinder.jsonCodecBinder;
import static io.trino.metadata.InternalBlockEncodingSerde.TESTING_BLOCK_ENCODING_SERDE;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;

/**
 * JSON as Trino's coordinator and workers exchange it.
 */
public final class TestingCodecs
{
    private static final Injector INJECTOR = Guice.createInjector(
            new JsonModule(),
            new HandleJsonModule(),
            binder -> {
                binder.bind(TypeManager.class).toInstance(TESTING_TYPE_MANAGER);
                binder.bind(BlockEncodingSerde.class).toInstance(TESTING_BLOCK_ENCODING_SERDE);
                jsonBinder(binder).addDeserializerBinding(Type.class).toInstance(new TypeDeserializer(TESTING_TYPE_MANAGER));
                jsonBinder(binder).addSerializerBinding(Block.class).toInstance(new BlockJsonSerde.Serializer(TESTING_BLOCK_ENCODING_SERDE));
                jsonBinder(binder).addDeserializerBinding(Block.class).toInstance(new BlockJsonSerde.Deserializer(TESTING_BLOCK_ENCODING_SERDE));
                jsonCodecBinder(binder).bindJsonCodec(ConnectorTableHandle.class);
                jsonCodecBinder(binder).bindJsonCodec(ColumnHandle.class);
                jsonCodecBinder(binder).bindJsonCodec(ConnectorSplit.class);
                jsonCodecBinder(binder).bindJsonCodec(ConnectorIndexHandle.class);
                jsonCodecBinder(binder).bindJsonCodec(ConnectorTableCredentials.class);
            });

    private TestingCodecs() {}

    @SuppressWarnings("unchecked")
    public static <T> JsonCodec<T> codec(Class<T> type)
    {
        return (JsonCodec<T>) INJECTOR.getInstance(Key.get(TypeLiteral.get(Types.newParameterizedType(JsonCodec.class, type))));
    }
}

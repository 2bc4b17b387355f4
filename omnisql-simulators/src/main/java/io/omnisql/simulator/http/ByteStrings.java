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
package io.omnisql.simulator.http;

import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes bodies of bodies.
 */
final class ByteStrings
{
    private static final int MEGABYTE = 1 << 20;

    private ByteStrings() {}

    static ByteString concat(ByteString first, ByteString second)
    {
        return new Buffer().write(first).write(second).readByteString();
    }

    static ByteString inverted(ByteString bytes)
    {
        byte[] inverted = bytes.toByteArray();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] ^= (byte) 0xFF;
        }
        return ByteString.of(inverted);
    }

    static ByteString gzip(ByteString bytes)
    {
        return gzip(bytes, 1);
    }

    static ByteString gzippedBlanks(int megabytes)
    {
        return gzip(ByteString.encodeUtf8(" ".repeat(MEGABYTE)), megabytes);
    }

    private static ByteString gzip(ByteString bytes, int times)
    {
        Buffer compressed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
            for (int i = 0; i < times; i++) {
                sink.write(bytes);
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.readByteString();
    }
}

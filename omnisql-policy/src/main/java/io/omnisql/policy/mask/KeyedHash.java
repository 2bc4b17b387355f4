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
package io.omnisql.policy.mask;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.airlift.slice.Slice;

import java.nio.ByteBuffer;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * HMAC-SHA-256 under one tenant's key: equal values stay equal, and nobody without the key finds out which they were.
 * <p>
 * Texts and numbers have separate domains. Prints without its key.
 */
public final class KeyedHash
{
    private static final int SHORTEST_KEY = 32;
    private static final byte TEXT = 't';
    private static final byte NUMBER = 'n';

    private final HashFunction function;

    /**
     * @param key of at least 32 bytes
     */
    public KeyedHash(byte[] key)
    {
        checkArgument(key.length >= SHORTEST_KEY, "The key has fewer than %s bytes", SHORTEST_KEY);
        this.function = Hashing.hmacSha256(key);
    }

    public String text(Slice value)
    {
        return function.newHasher(value.length() + 1).putByte(TEXT).putBytes(value.getBytes()).hash().toString();
    }

    /**
     * Never negative: nothing tells it from an id.
     */
    public long number(long value)
    {
        byte[] hash = function.newHasher().putByte(NUMBER).putLong(value).hash().asBytes();
        return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
    }

    @Override
    public String toString()
    {
        return "keyed hash";
    }
}

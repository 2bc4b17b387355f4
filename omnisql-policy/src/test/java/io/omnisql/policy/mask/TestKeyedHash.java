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

import com.google.common.primitives.Bytes;
import org.junit.jupiter.api.Test;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Against the JDK's own HMAC.
 */
final class TestKeyedHash
{
    private static final byte[] KEY = "a key of at least 32 bytes, it is".getBytes(UTF_8);

    @Test
    void testTexts()
            throws GeneralSecurityException
    {
        for (String text : new String[] {"", "ann", "ümlaut"}) {
            assertThat(new KeyedHash(KEY).text(utf8Slice(text))).isEqualTo(HexFormat.of().formatHex(hmac("t".getBytes(UTF_8), text.getBytes(UTF_8))));
        }
    }

    @Test
    void testNumbers()
            throws GeneralSecurityException
    {
        for (long number = -50; number < 50; number++) {
            long hash = ByteBuffer.wrap(hmac("n".getBytes(UTF_8), ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array())).getLong();
            assertThat(new KeyedHash(KEY).number(number)).isNotNegative().isEqualTo(hash & Long.MAX_VALUE);
        }
    }

    @Test
    void testKeys()
    {
        assertThat(new KeyedHash(new byte[32])).hasToString("keyed hash");
        assertThatThrownBy(() -> new KeyedHash(new byte[31])).hasMessage("The key has fewer than 32 bytes");
    }

    private static byte[] hmac(byte[] domain, byte[] value)
            throws GeneralSecurityException
    {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return mac.doFinal(Bytes.concat(domain, value));
    }
}

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

import io.airlift.slice.Slice;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlType;
import io.trino.spi.type.StandardTypes;

import static io.airlift.slice.Slices.utf8Slice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The functions of masks, as functions of the engine.
 */
public final class TestingMaskFunctions
{
    static final KeyedHash HASH = new KeyedHash("canary canary canary canary canary".getBytes(UTF_8));

    private TestingMaskFunctions() {}

    @ScalarFunction("keyed_text")
    @SqlType(StandardTypes.VARCHAR)
    public static Slice keyedText(@SqlType(StandardTypes.VARCHAR) Slice tenant, @SqlType(StandardTypes.VARCHAR) Slice value)
    {
        assertThat(tenant.toStringUtf8()).isEqualTo("acme");
        return utf8Slice(HASH.text(value));
    }

    @ScalarFunction("keyed_number")
    @SqlType(StandardTypes.BIGINT)
    public static long keyedNumber(@SqlType(StandardTypes.VARCHAR) Slice tenant, @SqlType(StandardTypes.BIGINT) long value)
    {
        assertThat(tenant.toStringUtf8()).isEqualTo("acme");
        return HASH.number(value);
    }
}

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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestOptions
{
    @Test
    void testValuesAndFlags()
    {
        Options options = parse("--port", "8081", "--keep");
        assertThat(options.port("--port")).contains(8081);
        assertThat(options.has("--keep")).isTrue();
        assertThat(parse().has("--keep")).isFalse();
        assertThat(parse().port("--port")).isEmpty();
    }

    @Test
    void testLastValueWins()
    {
        assertThat(parse("--port", "1", "--port", "2").port("--port")).contains(2);
    }

    @Test
    void testWhatIsNotKnown()
    {
        assertThatThrownBy(() -> parse("--prot", "8081"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("Unknown option --prot: this command knows --port, --keep");
        assertThatThrownBy(() -> parse("--port"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("The option --port needs a value");
    }

    @Test
    void testWhatIsNoPort()
    {
        for (String value : ImmutableList.of("0", "-1", "65536", "8o80", "")) {
            Options options = parse("--port", value);
            assertThatThrownBy(() -> options.port("--port"))
                    .isInstanceOf(LauncherException.class)
                    .hasMessage("--port %s is no port: give a number from 1 to 65535".formatted(value));
        }
    }

    @Test
    void testNumbers()
    {
        assertThat(parse("--port", "-7").wholeNumber("--port")).contains(-7L);
        assertThat(parse("--port", "0.5").positiveNumber("--port", 50)).contains(0.5);
        assertThat(parse("--port", "50").positiveNumber("--port", 50)).contains(50.0);
        assertThat(parse().positiveNumber("--port", 50)).isEmpty();
        assertThatThrownBy(() -> parse("--port", "1.5").wholeNumber("--port"))
                .isInstanceOf(LauncherException.class)
                .hasMessage("--port 1.5 is no whole number");
        for (String value : ImmutableList.of("x", "0", "-1", "NaN", "Infinity", "50.1", "")) {
            Options options = parse("--port", value);
            assertThatThrownBy(() -> options.positiveNumber("--port", 50))
                    .isInstanceOf(LauncherException.class)
                    .hasMessage("--port %s is no number greater than 0 and at most 50".formatted(value));
        }
    }

    private static Options parse(String... arguments)
    {
        return Options.parse(List.of(arguments), ImmutableSet.of("--port"), ImmutableSet.of("--keep"));
    }
}

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
package io.omnisql.connector.scan;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPageWindow
{
    private static final int SIZE = 10;

    @Test
    void testGrowth()
    {
        assertThat(behind(new PageWindow(4, () -> PageWindow.ALL))).containsExactly(1, 2, 4, 4, 4, 4);
        assertThat(behind(new PageWindow(1, () -> PageWindow.ALL))).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(behind(new PageWindow(3, () -> PageWindow.ALL))).containsExactly(1, 2, 3, 3, 3, 3);
        assertThat(behind(new PageWindow(20, () -> PageWindow.ALL))).containsExactly(1, 2, 4, 8, 16, 20);
        assertThat(new PageWindow(4, () -> PageWindow.ALL).behind(1_000_000, SIZE)).isEqualTo(4);
    }

    /**
     * Nothing is asked for behind the first page before that is read.
     */
    @Test
    void testBehindUnread()
    {
        assertThat(IntStream.rangeClosed(1, 5).map(taken -> new PageWindow(4, () -> PageWindow.ALL).behindUnread(taken, SIZE))).containsExactly(0, 2, 4, 4, 4);
    }

    /**
     * So many records are in no fewer pages.
     */
    @Test
    void testWantedRecords()
    {
        assertThat(behind(new PageWindow(4, () -> 0))).containsOnly(0);
        assertThat(behind(new PageWindow(4, () -> 1))).containsOnly(1);
        assertThat(behind(new PageWindow(4, () -> 10))).containsOnly(1);
        assertThat(behind(new PageWindow(4, () -> 11))).containsExactly(1, 2, 2, 2, 2, 2);
        assertThat(behind(new PageWindow(4, () -> 1_000))).containsExactly(1, 2, 4, 4, 4, 4);
        // one of these pages has come, and is not read yet
        assertThat(new PageWindow(4, () -> 10).behindUnread(5, SIZE)).isZero();
        assertThat(new PageWindow(4, () -> 11).behindUnread(5, SIZE)).isEqualTo(1);
    }

    @Test
    void testKeys()
    {
        assertThat(behind(new PageWindow(4, () -> PageWindow.ALL).ofKeys())).containsExactly(1, 2, 4, 4, 4, 4);
        assertThat(behind(new PageWindow(4, () -> 1_000).ofKeys())).containsOnly(0);
    }

    private static List<Integer> behind(PageWindow window)
    {
        return IntStream.rangeClosed(1, 6).mapToObj(read -> window.behind(read, SIZE)).collect(toImmutableList());
    }
}

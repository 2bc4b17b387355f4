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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The scans of the keys that are being read: one, or as many as a query asks for at once. Not thread-safe.
 */
final class OpenKeys
{
    private final Map<SplitKey, KeyScan> scans = new HashMap<>();

    /**
     * The scan that a page belongs to.
     *
     * @param create makes a scan, given the one that went before, if the page has more rows of its key
     */
    KeyScan scan(TakenPage page, Function<Optional<KeyScan>, KeyScan> create)
    {
        SplitKey key = page.position().key();
        if (page.first()) {
            Optional<KeyScan> before = Optional.ofNullable(scans.get(page.position().identityKey())).filter(_ -> page.position().goesOn());
            scans.put(key, create.apply(before));
        }
        return scans.get(key);
    }

    /**
     * Forgets what was read of a position's keys, unless more of them may come.
     */
    void closeUnless(Predicate<SplitKey> isOpen, Position position)
    {
        Stream.of(position.key(), position.identityKey())
                .filter(key -> !isOpen.test(key))
                .forEach(scans::remove);
    }

    long retainedBytes()
    {
        return scans.values().stream().mapToLong(KeyScan::retainedBytes).sum();
    }
}

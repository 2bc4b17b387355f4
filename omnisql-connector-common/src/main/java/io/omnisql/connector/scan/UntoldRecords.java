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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records that queries have not told wholly, until they are asked for: one by one, or by their key's list, whichever takes fewer requests. Not thread-safe.
 */
final class UntoldRecords
{
    private final Map<SplitKey, List<Position>> records = new LinkedHashMap<>();
    private final Deque<Position> lists = new ArrayDeque<>();

    /**
     * Takes note of records of a key's page.
     *
     * @param pages how many pages of the key have been told; its list has no fewer of them in another form, and is read from its beginning there
     * @return whether the key's list is read there, so that the query need not go on with it
     */
    boolean add(Position list, List<Map<String, String>> untold, long pages)
    {
        if (untold.isEmpty() || lists.contains(list)) {
            return lists.contains(list);
        }
        List<Position> ofKey = records.computeIfAbsent(list.key(), _ -> new ArrayList<>());
        untold.forEach(record -> ofKey.add(list.record(record)));
        if (ofKey.size() <= pages || list.group().otherwise(list.endpoint()).isEmpty()) {
            return false;
        }
        records.remove(list.key());
        lists.add(list);
        return true;
    }

    /**
     * What to ask for next.
     */
    Optional<Position> next()
    {
        if (!lists.isEmpty()) {
            return Optional.of(lists.remove().resumption());
        }
        if (records.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<SplitKey, List<Position>> first = records.entrySet().iterator().next();
        Position next = first.getValue().removeFirst();
        if (first.getValue().isEmpty()) {
            records.remove(first.getKey());
        }
        return Optional.of(next);
    }

    /**
     * Whether something of a key is still to be asked for.
     */
    boolean isOpen(SplitKey key)
    {
        return records.containsKey(key) || lists.stream().anyMatch(list -> list.key().equals(key));
    }
}

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

import io.omnisql.connector.decode.GraphQlPage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The records that queries have not told wholly, until they are asked for: one by one, or by their key's list, whichever takes fewer requests. Where one of them tells what others show as
 * well, these are not asked for. Not thread-safe.
 */
final class UntoldRecords
{
    /**
     * So many records do not wait for the end of a scan to be told.
     */
    private static final long MANY = 100;

    private final StandInMemory standIns;
    private final Map<SplitKey, UntoldOfKey> keys = new LinkedHashMap<>();
    private final Deque<Position> lists = new ArrayDeque<>();
    private Optional<Asked> asked = Optional.empty();

    UntoldRecords(StandInMemory standIns)
    {
        this.standIns = requireNonNull(standIns, "standIns is null");
    }

    /**
     * Takes note of records of a key's page.
     *
     * @param pages how many pages of the key have been told; its list has no fewer of them in another form, and is read from its beginning there
     * @return whether the key's list is read there, so that the query need not go on with it
     */
    boolean add(TakenPage page, List<GraphQlPage.Untold> untold, long pages)
    {
        Position position = page.position();
        if (untold.isEmpty() || lists.contains(position)) {
            return lists.contains(position);
        }
        UntoldOfKey ofKey = keys.computeIfAbsent(position.key(), _ -> new UntoldOfKey(page, standIns));
        ofKey.add(untold, pages);
        if (!ofKey.isReadByList()) {
            return false;
        }
        keys.remove(position.key());
        lists.add(position);
        return true;
    }

    /**
     * Pages of the records that need not be asked for any more, because others have told what they show: one page for each key.
     */
    List<TakenPage> told()
    {
        List<TakenPage> pages = new ArrayList<>();
        keys.values().forEach(ofKey -> ofKey.told().ifPresent(pages::add));
        keys.values().removeIf(UntoldOfKey::isEmpty);
        return pages;
    }

    /**
     * What to ask for next.
     */
    Optional<Position> next()
    {
        if (!lists.isEmpty()) {
            return Optional.of(lists.remove().resumption());
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        UntoldOfKey first = keys.values().iterator().next();
        if (first.isReadByList()) {
            keys.remove(first.position().key());
            return Optional.of(first.position().resumption());
        }
        return Optional.of(ask(first, first.next()));
    }

    /**
     * What to ask for before anything else: a record that tells what many show, which would have to be kept otherwise.
     */
    Optional<Position> nextOfMany()
    {
        return keys.values().stream()
                .filter(ofKey -> ofKey.unlearned() > 0)
                .findFirst()
                .filter(_ -> isMany())
                .map(ofKey -> ask(ofKey, ofKey.nextUnlearned()));
    }

    /**
     * Whether so many records wait to be told that one of them is asked for at once.
     */
    boolean isMany()
    {
        return keys.values().stream().mapToLong(UntoldOfKey::unlearned).sum() >= MANY;
    }

    private Position ask(UntoldOfKey ofKey, GraphQlPage.Untold record)
    {
        if (ofKey.isEmpty()) {
            keys.remove(ofKey.position().key());
        }
        Position position = ofKey.position(record);
        asked = Optional.of(new Asked(ofKey, record, position));
        return position;
    }

    /**
     * Takes note of an answer, which may tell what other records show.
     *
     * @param position what was asked for
     */
    void answered(Position position, FetchedPage page)
    {
        asked.filter(record -> record.position().equals(position)).ifPresent(record -> {
            asked = Optional.empty();
            page.body().ifPresent(body -> record.ofKey().learn(record.record(), body, position.endpoint().records()));
        });
    }

    /**
     * Whether something of a key is still to be asked for.
     */
    boolean isOpen(SplitKey key)
    {
        return keys.containsKey(key) || lists.stream().anyMatch(list -> list.key().equals(key));
    }

    private record Asked(UntoldOfKey ofKey, GraphQlPage.Untold record, Position position)
    {
        private Asked
        {
            requireNonNull(ofKey, "ofKey is null");
            requireNonNull(record, "record is null");
            requireNonNull(position, "position is null");
        }
    }
}

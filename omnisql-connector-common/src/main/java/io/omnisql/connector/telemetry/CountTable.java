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
package io.omnisql.connector.telemetry;

import com.google.common.collect.ImmutableList;

import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Counts by what they are of, as a table that JMX shows: the names of its keys become the labels of a metric. Holds so many keys at most; thread-safe.
 */
final class CountTable
{
    private static final String OTHER = "other";

    private final String name;
    private final List<String> keyNames;
    private final List<String> valueNames;
    private final int mostKeys;
    private final Map<List<String>, List<LongAdder>> counts = new ConcurrentHashMap<>();

    /**
     * @param mostKeys whatever comes after those is counted as "other"
     */
    CountTable(String name, List<String> keyNames, List<String> valueNames, int mostKeys)
    {
        this.name = name;
        this.keyNames = ImmutableList.copyOf(keyNames);
        this.valueNames = ImmutableList.copyOf(valueNames);
        this.mostKeys = mostKeys;
    }

    void add(List<String> key, long... values)
    {
        List<LongAdder> count = counts.get(key);
        if (count == null) {
            // by a few at most more than it should hold, where threads come at once
            List<String> counted = counts.size() < mostKeys ? ImmutableList.copyOf(key) : Collections.nCopies(keyNames.size(), OTHER);
            count = counts.computeIfAbsent(counted, _ -> Stream.generate(LongAdder::new).limit(valueNames.size()).collect(toImmutableList()));
        }
        for (int index = 0; index < values.length; index++) {
            count.get(index).add(values[index]);
        }
    }

    TabularData table()
    {
        List<String> names = Stream.concat(keyNames.stream(), valueNames.stream()).collect(toImmutableList());
        String[] items = names.toArray(String[]::new);
        OpenType<?>[] types = names.stream().map(item -> keyNames.contains(item) ? SimpleType.STRING : SimpleType.LONG).toArray(OpenType[]::new);
        try {
            CompositeType row = new CompositeType(name, name, items, items, types);
            TabularDataSupport table = new TabularDataSupport(new TabularType(name, name, row, keyNames.toArray(String[]::new)));
            for (Map.Entry<List<String>, List<LongAdder>> count : counts.entrySet()) {
                Object[] values = Stream.concat(count.getKey().stream(), count.getValue().stream().map(LongAdder::sum)).toArray();
                table.put(new CompositeDataSupport(row, items, values));
            }
            return table;
        }
        catch (OpenDataException e) {
            throw new IllegalStateException("a table of counts has bad names", e);
        }
    }
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.request.KeyBinding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.stream.Collectors.groupingBy;

/**
 * Puts keys that were listed one by one into batches, each of which one request asks for. Pure.
 */
final class KeyBatches
{
    private KeyBatches() {}

    static List<SplitKey> of(KeyBatch batch, List<SplitKey> listed)
    {
        return listed.stream()
                .collect(groupingBy(key -> without(key, batch.column()), LinkedHashMap::new, toImmutableList()))
                .entrySet().stream()
                .flatMap(alike -> Lists.partition(alike.getValue(), batch.most()).stream().map(keys -> together(alike.getKey(), batch.column(), keys)))
                .collect(toImmutableList());
    }

    /**
     * What the key has in common with others of a batch.
     */
    private static SplitKey without(SplitKey key, String column)
    {
        Map<String, String> others = key.values().entrySet().stream().filter(value -> !value.getKey().equals(column)).collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new SplitKey(new KeyBinding(others, ImmutableList.of()), key.origin(), key.spelled());
    }

    private static SplitKey together(SplitKey common, String column, List<SplitKey> keys)
    {
        List<String> values = keys.stream().map(key -> key.values().get(column)).distinct().collect(toImmutableList());
        ImmutableMap.Builder<String, Map<String, String>> listed = ImmutableMap.builder();
        keys.forEach(key -> listed.putAll(key.binding().listed()));
        return new SplitKey(new KeyBinding(common.values(), values, listed.buildKeepingLast()), common.origin(), common.spelled());
    }
}

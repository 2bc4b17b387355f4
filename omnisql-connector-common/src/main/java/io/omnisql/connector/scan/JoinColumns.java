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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Stream.concat;

/**
 * The columns that a join reads of each of its sides.
 *
 * @param scan the outputs of the scan, its keys, where the row comes from, and last the related column
 * @param related the outputs of the related table and its keys
 * @param outputs the columns of the join, in the order in which they are wanted
 */
record JoinColumns(ApiJoinHandle join, List<ApiColumnHandle> scan, List<ApiColumnHandle> related, List<ApiJoinColumn> outputs)
{
    JoinColumns
    {
        scan = ImmutableList.copyOf(scan);
        related = ImmutableList.copyOf(related);
        outputs = ImmutableList.copyOf(outputs);
    }

    /**
     * @param fetchedAt the column that tells when a row of the scan was sent
     * @param cacheStatus the column that tells how its answer was come by
     */
    static JoinColumns of(ApiJoinHandle join, ApiColumnHandle fetchedAt, ApiColumnHandle cacheStatus, List<ApiJoinColumn> outputs)
    {
        Stream<ApiColumnHandle> ofScan = outputs.stream().filter(column -> !column.related()).map(ApiJoinColumn::column);
        Stream<ApiColumnHandle> ofRelated = outputs.stream().filter(ApiJoinColumn::related).map(ApiJoinColumn::column);
        ApiColumnHandle relatedColumn = join.scan().related().orElseThrow().column();
        return new JoinColumns(
                join,
                distinct(concat(concat(ofScan, join.keys().stream()).filter(column -> !column.equals(fetchedAt) && !column.equals(cacheStatus)), Stream.of(fetchedAt, cacheStatus, relatedColumn))),
                distinct(concat(ofRelated, join.lookup().keyColumns().stream())),
                outputs);
    }

    private static List<ApiColumnHandle> distinct(Stream<ApiColumnHandle> columns)
    {
        return columns.distinct().collect(toImmutableList());
    }

    /**
     * Whether several rows of the scan can have the same key, as they have where each refers to one related row.
     */
    boolean mayRepeatKeys()
    {
        return join.scan().related().orElseThrow().relation().isSingle();
    }

    KeyChannels scanKey()
    {
        return KeyChannels.of(join.keys(), scan);
    }

    KeyChannels relatedKey()
    {
        return KeyChannels.of(join.lookup().keyColumns(), related);
    }

    int fetchedAtChannel()
    {
        return scan.size() - 3;
    }

    int cacheStatusChannel()
    {
        return scan.size() - 2;
    }

    int relatedChannel()
    {
        return scan.size() - 1;
    }

    List<Type> outputTypes()
    {
        return outputs.stream().map(column -> column.column().type()).collect(toImmutableList());
    }

    /**
     * The channel of each output in the pages of its side.
     */
    int[] outputChannels()
    {
        return outputs.stream().mapToInt(output -> (output.related() ? related : scan).indexOf(output.column())).toArray();
    }
}

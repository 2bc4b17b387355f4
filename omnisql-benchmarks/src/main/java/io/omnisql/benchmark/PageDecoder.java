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
package io.omnisql.benchmark;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.decode.RecordShape;
import io.omnisql.connector.decode.RecordStream;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.github.GitHubSource;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.Objects.requireNonNull;

/**
 * Reads columns of GitHub's issues from a page of the source into blocks, as a scan does.
 */
final class PageDecoder
{
    static final ImmutableList<String> FIVE_COLUMNS = ImmutableList.of("number", "title", "author", "state", "created_at");

    private final RecordStream stream;
    private final List<Cell> cells;
    private final PageBuilder builder;

    private PageDecoder(RecordStream stream, List<Cell> cells)
    {
        this.stream = requireNonNull(stream, "stream is null");
        this.cells = ImmutableList.copyOf(cells);
        this.builder = new PageBuilder(cells.stream().map(Cell::type).collect(toImmutableList()));
    }

    static PageDecoder of(List<String> columns)
    {
        TableDefinition issues = issues();
        EndpointDefinition list = issues.endpoints().getFirst();
        RecordShape shape = new RecordShape();
        return new PageDecoder(
                new RecordStream(list.records(), shape),
                columns.stream().map(name -> add(issues.column(name).orElseThrow(), shape)).collect(toImmutableList()));
    }

    /**
     * As many columns as the table had when such tables were said to have about forty.
     */
    static ImmutableList<String> fortyColumns()
    {
        return issues().columns().stream().map(ColumnDefinition::name).limit(40).collect(toImmutableList());
    }

    private static TableDefinition issues()
    {
        return GitHubSource.SOURCE.tables().stream().filter(table -> table.name().equals("issues")).findFirst().orElseThrow();
    }

    private static Cell add(ColumnDefinition column, RecordShape shape)
    {
        Cell cell = new Cell(ColumnDecoders.trinoType(column.type(), TESTING_TYPE_MANAGER));
        switch (column.source()) {
            case ValueSource.At at -> {
                shape.add(column.name(), at.pointer(), column.type(), cell);
                if (at.always()) {
                    shape.require(column.name(), at.pointer());
                }
            }
            case ValueSource.UrlSegment segment -> shape.addUrlSegment(column.name(), segment.pointer(), segment.fromEnd(), cell);
            case ValueSource.UrlSegmentAfter segment -> shape.addUrlSegmentAfter(column.name(), segment.pointer(), segment.marker(), segment.distance(), cell);
            case ValueSource.Beginning _, ValueSource.Around _, ValueSource.Place _, ValueSource.Document _, ValueSource.Key _, ValueSource.Listed _, ValueSource.Count _, ValueSource.FetchedAt _, ValueSource.Freshness _, ValueSource.Reuse _, ValueSource.PolicyHash _ -> throw new IllegalArgumentException("not in records of GitHub: " + column.name());
        }
        return cell;
    }

    Page decode(byte[] body)
    {
        stream.read(body, () -> {
            builder.declarePosition();
            for (int channel = 0; channel < cells.size(); channel++) {
                cells.get(channel).appendTo(builder.getBlockBuilder(channel));
            }
            return true;
        });
        Page page = builder.build();
        builder.reset();
        return page;
    }
}

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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.trino.spi.Page;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;

/**
 * What JMH measures: a page of 100 issues read into blocks, and its tokens gone through by Jackson and forgotten, less than which no reader does that knows where a record ends.
 */
@State(Scope.Benchmark)
public class PageDecoding
{
    private static final JsonFactory JSON = new JsonFactory();

    private byte[] page = {};
    private final PageDecoder fiveColumns = PageDecoder.of(PageDecoder.FIVE_COLUMNS);
    private final PageDecoder fortyColumns = PageDecoder.of(PageDecoder.fortyColumns());

    @Setup
    public void render()
            throws InterruptedException
    {
        page = IssuePages.render().page(0);
    }

    @Benchmark
    public int tokens()
            throws IOException
    {
        int tokens = 0;
        try (JsonParser parser = JSON.createParser(page)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    @Benchmark
    public Page fiveColumns()
    {
        return fiveColumns.decode(page);
    }

    @Benchmark
    public Page fortyColumns()
    {
        return fortyColumns.decode(page);
    }
}

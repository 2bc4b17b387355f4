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
package io.omnisql.benchmark.plan;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.TimeUnit;

/**
 * The steps of planning, each for a query that names one repository and for one that names a thousand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanSteps
{
    @Param({"1", "1000"})
    public int keys;

    private PlannedQuery query;

    @Setup(Level.Trial)
    public void plan()
    {
        query = PlannedQuery.of(keys);
    }

    @TearDown(Level.Trial)
    public void close()
    {
        query.close();
    }

    @Benchmark
    public Object floor()
    {
        return query.floor();
    }

    @Benchmark
    public Object applyFilter()
    {
        return query.applyFilter();
    }

    @Benchmark
    public Object applyFilterAgain()
    {
        return query.applyFilterAgain();
    }

    @Benchmark
    public Object applyProjection()
    {
        return query.applyProjection();
    }

    @Benchmark
    public Object applyLimit()
    {
        return query.applyLimit();
    }

    @Benchmark
    public Object applyTopN()
    {
        return query.applyTopN();
    }

    @Benchmark
    public Object applyAggregation()
    {
        return query.applyAggregation();
    }

    @Benchmark
    public Object applyJoin()
    {
        return query.applyJoin();
    }

    @Benchmark
    public Object splits()
    {
        return query.splits();
    }
}

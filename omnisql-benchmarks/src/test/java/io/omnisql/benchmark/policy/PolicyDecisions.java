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
package io.omnisql.benchmark.policy;

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

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * Decisions for queries, each a new one: of users who have asked about the table before, and of others.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PolicyDecisions
{
    // the audit is written, but not to the console
    private static final Logger AUDIT = Logger.getLogger("io.omnisql.audit");

    @Param
    public PolicySpread spread;

    private final AtomicInteger queries = new AtomicInteger();
    private PolicyQuestions questions;

    @Setup(Level.Trial)
    public void start()
            throws IOException
    {
        AUDIT.setUseParentHandlers(false);
        questions = new PolicyQuestions(new LargePolicy(spread));
    }

    @TearDown(Level.Trial)
    public void stop()
            throws IOException
    {
        questions.close();
    }

    @Benchmark
    public Object again()
    {
        int query = queries.incrementAndGet();
        return questions.ask(query, query % 10, 0);
    }

    /**
     * With so many pairs of users and tables, one that comes again has been forgotten by then.
     */
    @Benchmark
    public Object first()
    {
        int query = queries.incrementAndGet();
        return questions.ask(query, query % LargePolicy.USERS, query / LargePolicy.USERS % LargePolicy.TABLES);
    }
}

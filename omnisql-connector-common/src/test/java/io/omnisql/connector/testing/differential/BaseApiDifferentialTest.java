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
package io.omnisql.connector.testing.differential;

import io.omnisql.connector.testing.SuiteCatalog;
import io.omnisql.connector.testing.TestedSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Generated queries over a source as the suite has it. A source's test says which source it is, and nothing else.
 */
@TestInstance(PER_CLASS)
public abstract class BaseApiDifferentialTest
        extends BaseDifferentialTest
{
    private final Supplier<? extends TestedSource> start;
    private TestedSource source;
    private SuiteCatalog catalog;

    protected BaseApiDifferentialTest(Supplier<? extends TestedSource> start)
    {
        this.start = requireNonNull(start, "start is null");
    }

    @BeforeAll
    final void start()
            throws Exception
    {
        source = start.get();
        catalog = SuiteCatalog.start(source);
    }

    @AfterAll
    final void stop()
    {
        if (catalog != null) {
            catalog.close();
        }
        if (source != null) {
            source.close();
        }
    }

    @Override
    protected final DifferentialSource source()
    {
        return DifferentialSource.over(catalog);
    }
}

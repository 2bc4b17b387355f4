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
package io.omnisql.connector.redmine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.testing.differential.BaseDifferentialTest;
import io.omnisql.connector.testing.differential.DifferentialSource;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRedmineDifferential
        extends BaseDifferentialTest
{
    private final TestedRedmine redmine = new TestedRedmine();
    private final QueryRunner queryRunner = TestRedmine.start(redmine);

    @Override
    protected DifferentialSource source()
    {
        return new DifferentialSource(RedmineSource.SOURCE, queryRunner, "redmine", ImmutableMap.of(), ImmutableSet.of(), redmine::asked);
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
        redmine.close();
    }
}

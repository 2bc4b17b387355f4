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
package io.omnisql.accesscontrol;

import com.google.common.base.Ticker;
import io.omnisql.policy.file.FilePolicySource;
import io.omnisql.policy.file.Polling;
import io.trino.spi.QueryId;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPolicyThatBreaks
{
    private static final Identity ALICE = Identity.ofUser("alice");

    private final List<Runnable> polls = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void testLastGoodPolicyStaysInForce()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("policy.yaml"), TestingAccessControl.POLICY);
        OmniSqlAccessControl control = control(file);
        control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q1"));

        Files.writeString(file, "version: [");
        poll();
        control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q2"));
        Files.delete(file);
        poll();
        control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q3"));

        Files.writeString(file, TestingAccessControl.POLICY.replace("  alice:", "  alicia:"));
        poll();
        assertThatThrownBy(() -> control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q4"))).isInstanceOf(AccessDeniedException.class);
        // one that runs goes on
        control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q3"));
    }

    @Test
    void testPolicyThatWasNeverReadDenies()
            throws IOException
    {
        Path file = Files.writeString(directory.resolve("policy.yaml"), "version: [");
        OmniSqlAccessControl control = control(file);
        assertThatThrownBy(() -> control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q1"))).isInstanceOf(AccessDeniedException.class);

        Files.writeString(file, TestingAccessControl.POLICY);
        poll();
        control.checkCanExecuteQuery(ALICE, QueryId.valueOf("q2"));
    }

    private OmniSqlAccessControl control(Path file)
    {
        Polling polling = (poll, _) -> {
            polls.add(poll);
            return polls::clear;
        };
        return TestingAccessControl.over(new FilePolicySource(file, Duration.ofSeconds(1), Optional.empty(), polling, Ticker.systemTicker()), new RecordingAuditLog());
    }

    /**
     * Another content is in force once it was the same twice.
     */
    private void poll()
    {
        polls.forEach(Runnable::run);
        polls.forEach(Runnable::run);
    }
}

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
package io.omnisql.policy.file;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.airlift.log.Logger;
import io.omnisql.policy.DenyingSnapshot;
import io.omnisql.policy.IndexedPolicySnapshot;
import io.omnisql.policy.PolicySnapshot;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.PolicyStatus;
import io.omnisql.policy.PolicyVersion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The policy in a file, which is read again and again, by its path: so a link that leads to another file, or a file that is replaced, is noticed like one that is written to.
 * <p>
 * Another content is in force once it was the same twice, so that a file is not taken that is still being written. A file with problems, or none, leaves in force what was,
 * until that was not confirmed for too long; without anything before it, everything is denied.
 */
public final class FilePolicySource
        implements PolicySource
{
    private static final Logger log = Logger.get(FilePolicySource.class);
    private static final int HASH_LENGTH = 16;

    private final Path file;
    private final Optional<Duration> longestUnconfirmed;
    private final Ticker ticker;
    private final Polling.Polled polled;
    private volatile InForce inForce;
    // of the poll alone
    private Optional<HashCode> seen = Optional.empty();
    private Optional<HashCode> refused = Optional.empty();

    /**
     * @param longestUnconfirmed after which the last policy is not in force any more; empty for never
     */
    public FilePolicySource(Path file, Duration interval, Optional<Duration> longestUnconfirmed, Polling polling, Ticker ticker)
    {
        this.file = requireNonNull(file, "file is null");
        this.longestUnconfirmed = requireNonNull(longestUnconfirmed, "longestUnconfirmed is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
        this.inForce = new InForce(new DenyingSnapshot(PolicyVersion.NONE, "no policy could be read yet"), Optional.empty(), ticker.read(), ImmutableList.of());
        read(true);
        this.polled = polling.start(this::poll, interval);
    }

    @Override
    public PolicySnapshot current()
    {
        InForce current = inForce;
        if (longestUnconfirmed.isPresent() && current.content().isPresent() && age(current).compareTo(longestUnconfirmed.get()) > 0) {
            return new DenyingSnapshot(current.snapshot().version(), "the policy was not confirmed for too long");
        }
        return current.snapshot();
    }

    @Override
    public PolicyStatus status()
    {
        InForce current = inForce;
        return new PolicyStatus(current.snapshot().version(), current.content().map(_ -> age(current)), current.problems());
    }

    private Duration age(InForce current)
    {
        return Duration.ofNanos(ticker.read() - current.confirmedAt());
    }

    @Override
    public void close()
    {
        polled.close();
    }

    private void poll()
    {
        try {
            read(false);
        }
        catch (RuntimeException | Error e) {
            // the next poll has to come
            log.error(e, "Reading the policy in %s has failed", file);
            inForce = inForce.withProblems(ImmutableList.of("Reading %s has failed: this is a bug, and told in the log".formatted(file)));
        }
    }

    private void read(boolean first)
    {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        }
        catch (IOException e) {
            seen = Optional.empty();
            refused = Optional.empty();
            refuse(ImmutableList.of("Cannot read %s (%s): put it there, readable for the server's user".formatted(file, e.getClass().getSimpleName())));
            return;
        }
        Optional<HashCode> hash = Optional.of(Hashing.sha256().hashBytes(content));
        boolean settled = first || seen.equals(hash);
        seen = hash;
        if (inForce.content().equals(hash)) {
            refused = Optional.empty();
            inForce = inForce.confirmed(ticker.read());
        }
        else if (settled && !refused.equals(hash)) {
            accept(content, hash.get());
        }
    }

    private void accept(byte[] content, HashCode hash)
    {
        PolicyReading reading;
        try {
            reading = PolicyReader.read(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        }
        catch (CharacterCodingException _) {
            reading = new PolicyReading(Optional.empty(), ImmutableList.of(new PolicyProblem(0, "", "The file is not in UTF-8")));
        }
        if (reading.document().isEmpty()) {
            refused = Optional.of(hash);
            refuse(reading.problems().stream().map(PolicyProblem::toString).collect(toImmutableList()));
            return;
        }
        PolicyVersion version = new PolicyVersion(inForce.snapshot().version().count() + 1, hash.toString().substring(0, HASH_LENGTH));
        inForce = new InForce(new IndexedPolicySnapshot(version, reading.document().get()), Optional.of(hash), ticker.read(), ImmutableList.of());
        refused = Optional.empty();
        log.info("Policy %s of %s is in force", version, file);
    }

    /**
     * Logged once, not with every poll.
     */
    private void refuse(List<String> problems)
    {
        if (!inForce.problems().equals(problems)) {
            String kept = inForce.content().isPresent() ? "policy %s stays in force".formatted(inForce.snapshot().version()) : "everything is denied";
            log.error("The policy in %s is not taken, %s:\n%s", file, kept, String.join("\n", problems));
            inForce = inForce.withProblems(problems);
        }
    }

    private record InForce(PolicySnapshot snapshot, Optional<HashCode> content, long confirmedAt, List<String> problems)
    {
        private InForce
        {
            requireNonNull(snapshot, "snapshot is null");
            requireNonNull(content, "content is null");
            problems = ImmutableList.copyOf(problems);
        }

        InForce confirmed(long moment)
        {
            return new InForce(snapshot, content, moment, ImmutableList.of());
        }

        InForce withProblems(List<String> newProblems)
        {
            return new InForce(snapshot, content, confirmedAt, newProblems);
        }
    }
}

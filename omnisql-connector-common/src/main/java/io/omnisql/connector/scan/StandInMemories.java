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

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.inject.Inject;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.SourceDefinition;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

import static java.util.Objects.requireNonNull;

/**
 * The {@link StandInMemory} of each credential of a catalog: what a record has shown to one is not told to another, which may not be allowed to see that record. Those that were used last
 * are kept. Thread-safe.
 */
public final class StandInMemories
{
    private static final int MOST_CREDENTIALS = 100;

    private final SourceDefinition source;

    // the one that was used longest ago first
    @GuardedBy("this")
    private final SequencedMap<CredentialId, StandInMemory> memories = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    StandInMemories(SourceDefinition source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    synchronized StandInMemory of(CredentialId credential)
    {
        StandInMemory memory = memories.computeIfAbsent(credential, _ -> new StandInMemory(source));
        if (memories.size() > MOST_CREDENTIALS) {
            memories.pollFirstEntry();
        }
        return memory;
    }
}

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

import com.google.common.collect.ImmutableList;
import io.omnisql.accesscontrol.audit.AuditEntry;
import io.omnisql.accesscontrol.audit.AuditLog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Keeps the entries of the audit.
 */
final class RecordingAuditLog
        implements AuditLog
{
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEntry entry)
    {
        entries.add(entry);
    }

    List<AuditEntry> entries()
    {
        return ImmutableList.copyOf(entries);
    }

    List<AuditEntry.TableRead> reads(String queryId)
    {
        return entries.stream()
                .filter(AuditEntry.TableRead.class::isInstance)
                .map(AuditEntry.TableRead.class::cast)
                .filter(read -> read.queryId().equals(queryId))
                .collect(toImmutableList());
    }
}

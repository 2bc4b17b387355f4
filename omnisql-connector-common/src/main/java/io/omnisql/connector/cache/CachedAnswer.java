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
package io.omnisql.connector.cache;

import okhttp3.Headers;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A whole answer of the source, and when it has said so last.
 *
 * @param version tells this content from any other, whichever request it answers
 * @param after the version of the page behind which it was read, if it is one behind another
 * @param rights what the source has said that the credential may do
 * @param epoch that of the query that has read it
 * @param readNanos when it was read
 * @param confirmedNanos when the source has sent or confirmed it last, by the ticker
 * @param confirmedAt the same by the clock
 */
@SuppressWarnings("ArrayRecordComponent") // answers are told apart by their versions
public record CachedAnswer(
        int status,
        Headers headers,
        byte[] body,
        long version,
        OptionalLong after,
        Optional<String> rights,
        long epoch,
        long readNanos,
        long confirmedNanos,
        Instant confirmedAt)
{
    private static final int INSTANCE_BYTES = 256;
    private static final String LINK = "Link";

    public CachedAnswer
    {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
        requireNonNull(after, "after is null");
        requireNonNull(rights, "rights is null");
        requireNonNull(confirmedAt, "confirmedAt is null");
    }

    /**
     * The same content, which the source has confirmed.
     *
     * @param newer headers that came with that, which take the place of those of the same name
     */
    CachedAnswer confirmed(Reuse reuse, Headers newer, long nanos, Instant at)
    {
        Headers.Builder merged = headers.newBuilder();
        for (String name : newer.names()) {
            merged.removeAll(name);
            newer.values(name).forEach(value -> merged.add(name, value));
        }
        return new CachedAnswer(status, merged.build(), body, version, reuse.after(), rights, reuse.epoch(), readNanos, nanos, at);
    }

    CachedAnswer behind(OptionalLong page)
    {
        return new CachedAnswer(status, headers, body, version, page, rights, epoch, readNanos, confirmedNanos, confirmedAt);
    }

    CachedAnswer withVersion(long other)
    {
        return new CachedAnswer(status, headers, body, other, after, rights, epoch, readNanos, confirmedNanos, confirmedAt);
    }

    /**
     * Whether another answer says the same, and leads on to the same page.
     */
    boolean hasContentOf(CachedAnswer other)
    {
        return Arrays.equals(body, other.body) && Objects.equals(headers.get(LINK), other.headers.get(LINK));
    }

    int retainedBytes()
    {
        return INSTANCE_BYTES + body.length + 2 * (int) headers.byteCount();
    }

    @Override
    public String toString()
    {
        return "%s of %s bytes, confirmed at %s".formatted(status, body.length, confirmedAt);
    }
}

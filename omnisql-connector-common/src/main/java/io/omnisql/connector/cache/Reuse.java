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

import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * What a request may take of answers that are there already.
 *
 * @param maxStalenessMillis how long ago an answer may have been confirmed by the source; none is so young that zero would let it pass
 * @param epoch since when answers count: earlier ones were flushed
 * @param after the version of the page behind which a page is read; empty for a request that goes behind none
 * @param asking whether the source is to be asked even for what the query has been answered before
 */
public record Reuse(long maxStalenessMillis, long epoch, OptionalLong after, Asking asking)
{
    /**
     * Nothing but what the source confirms, and what the query has read before.
     */
    public static final Reuse NONE = new Reuse(0, 0, OptionalLong.empty(), Asking.IF_NEEDED);

    /**
     * The place of a page of which nobody knows yet behind which one it fits.
     */
    public static final OptionalLong UNPLACED = OptionalLong.of(-1);

    public Reuse
    {
        checkArgument(maxStalenessMillis >= 0, "maxStalenessMillis is negative");
        requireNonNull(after, "after is null");
        requireNonNull(asking, "asking is null");
    }

    public static Reuse of(long maxStalenessMillis, long epoch)
    {
        return new Reuse(maxStalenessMillis, epoch, OptionalLong.empty(), Asking.IF_NEEDED);
    }

    /**
     * For a request that asks for what two others do.
     */
    public Reuse with(Reuse other)
    {
        return new Reuse(min(maxStalenessMillis, other.maxStalenessMillis), max(epoch, other.epoch), OptionalLong.empty(), asking.orMore(other.asking));
    }

    /**
     * For the page behind another one.
     */
    public Reuse behind(OptionalLong version)
    {
        return new Reuse(maxStalenessMillis, epoch, version, asking);
    }

    /**
     * For what the source has to confirm, unless the query has read it before.
     */
    public Reuse confirmed()
    {
        return new Reuse(0, epoch, after, asking);
    }

    /**
     * For what the source has to confirm now.
     */
    public Reuse confirmedNow()
    {
        return new Reuse(0, epoch, after, asking.orMore(Asking.AGAIN));
    }

    /**
     * For what the source has to send, whether or not it has changed.
     */
    public Reuse sent()
    {
        return new Reuse(0, epoch, after, Asking.FOR_ALL);
    }

    /**
     * Whether nothing is taken of what the query has been answered before.
     */
    public boolean isAfresh()
    {
        return asking != Asking.IF_NEEDED;
    }

    /**
     * What the source is asked for: each more than those before.
     */
    public enum Asking
    {
        /**
         * What is not known, and whether the rest has changed.
         */
        IF_NEEDED,
        /**
         * Whether it has changed, whatever the query was answered before.
         */
        AGAIN,
        /**
         * All of it.
         */
        FOR_ALL;

        Asking orMore(Asking other)
        {
            return compareTo(other) < 0 ? other : this;
        }
    }
}

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
package io.omnisql.simulator.http;

import okhttp3.Headers;
import okio.ByteString;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One way in which an answer of the API is not what it should be, though it arrives whole. Several are made in their order.
 */
public sealed interface Distortion
        permits Distortion.Append,
                Distortion.Gzip,
                Distortion.GzipBomb,
                Distortion.LinkToItself,
                Distortion.Prepend,
                Distortion.Replace,
                Distortion.ReplaceInHeader,
                Distortion.SetHeader,
                Distortion.ShiftDate,
                Distortion.Truncate,
                JsonDistortion
{
    SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response);

    /**
     * Leaves out the second half of the body, and tells the length of the first.
     */
    record Truncate()
            implements Distortion
    {
        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withBody(response.body().substring(0, response.body().size() / 2));
        }
    }

    /**
     * Adds something behind the end.
     */
    record Append(ByteString tail)
            implements Distortion
    {
        public Append
        {
            requireNonNull(tail, "tail is null");
        }

        public static Append text(String text)
        {
            return new Append(ByteString.encodeUtf8(text));
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withBody(ByteStrings.concat(response.body(), tail));
        }
    }

    /**
     * Adds something before the beginning, such as a byte order mark.
     */
    record Prepend(ByteString head)
            implements Distortion
    {
        public static final Prepend BYTE_ORDER_MARK = new Prepend(ByteString.decodeHex("efbbbf"));

        public Prepend
        {
            requireNonNull(head, "head is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withBody(ByteStrings.concat(head, response.body()));
        }
    }

    /**
     * Puts another body below the same head.
     */
    record Replace(ByteString body)
            implements Distortion
    {
        public Replace
        {
            requireNonNull(body, "body is null");
        }

        public static Replace hex(String bytes)
        {
            return new Replace(ByteString.decodeHex(bytes));
        }

        public static Replace text(String text)
        {
            return new Replace(ByteString.encodeUtf8(text));
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withBody(body);
        }
    }

    /**
     * Sets a header, or leaves it out.
     */
    record SetHeader(String name, Optional<String> value)
            implements Distortion
    {
        public SetHeader
        {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            Headers.Builder headers = response.headers().newBuilder().removeAll(name);
            value.ifPresent(text -> headers.add(name, text));
            return new SimulatedResponse(response.status(), headers.build(), response.body());
        }
    }

    /**
     * Puts another text for each part of a header that matches a regular expression.
     */
    record ReplaceInHeader(String name, String regex, String replacement)
            implements Distortion
    {
        public ReplaceInHeader
        {
            requireNonNull(name, "name is null");
            requireNonNull(regex, "regex is null");
            requireNonNull(replacement, "replacement is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.header(name)
                    .map(value -> response.withHeader(name, value.replaceAll(regex, replacement)))
                    .orElse(response);
        }
    }

    /**
     * Shows the time of a clock that is wrong.
     */
    record ShiftDate(Duration ahead)
            implements Distortion
    {
        public ShiftDate
        {
            requireNonNull(ahead, "ahead is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            Instant date = Optional.ofNullable(response.headers().getInstant("Date")).orElseThrow();
            return new SimulatedResponse(response.status(), response.headers().newBuilder().set("Date", date.plus(ahead)).build(), response.body());
        }
    }

    /**
     * Has the only link lead to the page that it stands on.
     *
     * @param suffix what the address has behind that of the page
     */
    record LinkToItself(String relation, String suffix)
            implements Distortion
    {
        public LinkToItself
        {
            requireNonNull(relation, "relation is null");
            requireNonNull(suffix, "suffix is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withHeader("Link", "<%s?%s%s>; rel=\"%s\"".formatted(request.path(), request.queryString(), suffix, relation));
        }
    }

    /**
     * Sends the body as gzip that cannot be read to its end.
     */
    record Gzip(Flaw flaw)
            implements Distortion
    {
        /**
         * What is wrong with it.
         */
        public enum Flaw
        {
            TRUNCATED,
            CORRUPT,
        }

        public Gzip
        {
            requireNonNull(flaw, "flaw is null");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            ByteString whole = ByteStrings.gzip(response.body());
            ByteString flawed = switch (flaw) {
                case TRUNCATED -> whole.substring(0, whole.size() / 2);
                case CORRUPT -> ByteStrings.concat(whole.substring(0, whole.size() / 2), ByteStrings.inverted(whole.substring(whole.size() / 2)));
            };
            return response.withBody(flawed).withHeader("Content-Encoding", "gzip");
        }
    }

    /**
     * Sends a small body that becomes a large one when it is unpacked: nothing but blanks.
     */
    record GzipBomb(int megabytes)
            implements Distortion
    {
        public GzipBomb
        {
            checkArgument(megabytes > 0, "megabytes is not positive");
        }

        @Override
        public SimulatedResponse distort(SimulatedRequest request, SimulatedResponse response)
        {
            return response.withBody(ByteStrings.gzippedBlanks(megabytes)).withHeader("Content-Encoding", "gzip");
        }
    }
}

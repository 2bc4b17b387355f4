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
package io.omnisql.connector.request;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import okhttp3.Headers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What a source has called the version of an answer, by which it tells later whether that has changed (RFC 9110, section 8.8).
 *
 * @param lastModified in the source's own writing, as it is only ever sent back
 */
public record Validators(Optional<String> etag, Optional<String> lastModified)
{
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    static final Set<String> CONDITIONS = ImmutableSet.of(IF_NONE_MATCH, IF_MODIFIED_SINCE);

    public Validators
    {
        requireNonNull(etag, "etag is null");
        requireNonNull(lastModified, "lastModified is null");
    }

    public static Validators of(Headers headers)
    {
        return new Validators(Optional.ofNullable(headers.get("ETag")), Optional.ofNullable(headers.get("Last-Modified")));
    }

    /**
     * Whether the source can be asked at all.
     */
    public boolean isPresent()
    {
        return etag.isPresent() || lastModified.isPresent();
    }

    /**
     * The headers that ask; the time, which is whole seconds only, where there is nothing better.
     */
    Map<String, String> conditions()
    {
        return etag.map(tag -> ImmutableMap.of(IF_NONE_MATCH, tag))
                .or(() -> lastModified.map(time -> ImmutableMap.of(IF_MODIFIED_SINCE, time)))
                .orElse(ImmutableMap.of());
    }
}

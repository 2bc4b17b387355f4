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
package io.omnisql.simulator.github;

import java.util.Base64;
import java.util.Comparator;

import static com.google.common.net.UrlEscapers.urlFormParameterEscaper;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A position in an ordered issues list: the sort value and the id of the row it stands at. Opaque to clients.
 */
record IssueCursor(String sort, long value, long id)
{
    private static final Comparator<IssueCursor> ASCENDING = Comparator.comparingLong(IssueCursor::value).thenComparingLong(IssueCursor::id);
    private static final String PREFIX = "cursor:v2";

    IssueCursor
    {
        requireNonNull(sort, "sort is null");
    }

    static IssueCursor of(String sort, GitHubIssue issue)
    {
        long value = switch (sort) {
            case "created" -> issue.createdAt().toEpochMilli();
            case "updated" -> issue.updatedAt().toEpochMilli();
            case "comments" -> issue.comments();
            default -> throw new IllegalArgumentException("unknown order: " + sort);
        };
        return new IssueCursor(sort, value, issue.id());
    }

    static Comparator<IssueCursor> order(String direction)
    {
        return direction.equals("asc") ? ASCENDING : ASCENDING.reversed();
    }

    /**
     * The form in which it stands in a query string.
     */
    String encode()
    {
        String text = String.join(":", PREFIX, sort, String.valueOf(value), String.valueOf(id));
        return urlFormParameterEscaper().escape(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }

    /**
     * Reads a cursor which was made for the same order.
     */
    static IssueCursor decode(String text, String sort)
    {
        try {
            String[] parts = new String(Base64.getDecoder().decode(text), UTF_8).split(":");
            if (parts.length == 5 && (parts[0] + ":" + parts[1]).equals(PREFIX) && parts[2].equals(sort)) {
                return new IssueCursor(sort, Long.parseLong(parts[3]), Long.parseLong(parts[4]));
            }
        }
        catch (IllegalArgumentException _) {
            // not one of ours
        }
        throw GitHubRefusal.invalid("Issue", "after", text);
    }
}

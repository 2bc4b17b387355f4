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

import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Longs;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The opaque global id of a thing, which is made of its kind and its numeric id.
 */
record NodeId(String kind, long id)
{
    private static final String MIDDLE = "_kwDO";

    NodeId
    {
        requireNonNull(kind, "kind is null");
    }

    static String of(String kind, long id)
    {
        return kind + MIDDLE + BaseEncoding.base64Url().omitPadding().encode(Longs.toByteArray(id));
    }

    /**
     * Empty for what is no id of ours.
     */
    static Optional<NodeId> parse(String text)
    {
        int middle = text.indexOf(MIDDLE);
        String number = middle < 0 ? "" : text.substring(middle + MIDDLE.length());
        if (!BaseEncoding.base64Url().omitPadding().canDecode(number) || BaseEncoding.base64Url().omitPadding().decode(number).length != Long.BYTES) {
            return Optional.empty();
        }
        return Optional.of(new NodeId(text.substring(0, middle), Longs.fromByteArray(BaseEncoding.base64Url().omitPadding().decode(number))));
    }
}

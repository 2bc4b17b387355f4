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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A key of a split, and the endpoint that is asked for it.
 *
 * @param endpoint the one to ask first
 * @param list the key of the list that the record belongs to, if a single one of a list is asked for
 */
record Position(KeyGroup group, SplitKey key, EndpointDefinition endpoint, Role role, Optional<SplitKey> list)
{
    Position
    {
        requireNonNull(group, "group is null");
        requireNonNull(key, "key is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(role, "role is null");
        requireNonNull(list, "list is null");
    }

    static Position of(KeyGroup group, SplitKey key)
    {
        return new Position(group, key, group.endpoint(), Role.ASKED_FIRST, Optional.empty());
    }

    /**
     * The same position, with the key in the source's own spelling.
     */
    Position with(SplitKey spelled)
    {
        return new Position(group, spelled, endpoint, role, list);
    }

    /**
     * Where the records belong that were told together with the key, which are all there are.
     */
    static Position told(KeyGroup group, SplitKey key)
    {
        return new Position(group, key, group.endpoint(), Role.TOLD, Optional.empty());
    }

    /**
     * Where the rows are that the endpoint has left out.
     */
    Position supplement(EndpointDefinition also)
    {
        return new Position(group, key, also, Role.SUPPLEMENT, Optional.empty());
    }

    /**
     * Where the key is asked for that a query has not told.
     */
    Position replacement()
    {
        return new Position(group, key, group.otherwise(endpoint).orElseThrow(), Role.REPLACEMENT, Optional.empty());
    }

    /**
     * Where a key is asked for anew of which a query has told the first pages.
     */
    Position resumption()
    {
        return new Position(group, key, group.otherwise(endpoint).orElseThrow(), Role.RESUMPTION, Optional.empty());
    }

    /**
     * Where a record of the key is asked for that a query has not told.
     *
     * @param values what finds the record, beside the key
     */
    Position record(Map<String, String> values)
    {
        Map<String, String> variables = ImmutableMap.<String, String>builder().putAll(key.values()).putAll(values).buildOrThrow();
        return new Position(
                group,
                new SplitKey(new KeyBinding(variables, ImmutableList.of()), KeyOrigin.ENUMERATED, ImmutableSet.of()),
                group.record().orElseThrow(),
                Role.REPLACEMENT,
                Optional.of(key));
    }

    /**
     * Where the records belong that a query has told in part, and of which the rest is known by now.
     */
    Position completion()
    {
        return new Position(group, key, endpoint, Role.COMPLETION, list);
    }

    /**
     * Where all of a key is asked for again, as its list has changed while it was read.
     */
    Position restarted()
    {
        return role == Role.ASKED_FIRST ? new Position(group, key, endpoint, Role.ASKED_AGAIN, list) : this;
    }

    /**
     * Whether what was read of the key before is out of date, and all of it comes again.
     */
    boolean restarts()
    {
        return role == Role.ASKED_AGAIN;
    }

    /**
     * The key among whose rows those of the position are told apart.
     */
    SplitKey identityKey()
    {
        return list.orElse(key);
    }

    /**
     * Whether several rows can come for that key.
     */
    boolean isOfList()
    {
        return endpoint.isList() || list.isPresent();
    }

    boolean supplements()
    {
        return role == Role.SUPPLEMENT;
    }

    /**
     * Whether the endpoint is asked for what a query has not told.
     */
    boolean replaces()
    {
        return role == Role.REPLACEMENT || role == Role.RESUMPTION;
    }

    /**
     * Whether the endpoint is asked for a single record that a query has not told: whoever has the same one before them asks for it too.
     */
    boolean isRecordElsewhere()
    {
        return role == Role.REPLACEMENT && !endpoint.isList();
    }

    /**
     * Whether records of the key have been read, which is known to be there.
     */
    boolean resumes()
    {
        return role == Role.RESUMPTION;
    }

    /**
     * Whether rows of the same key may have been delivered already.
     */
    boolean goesOn()
    {
        return role != Role.ASKED_FIRST && role != Role.TOLD;
    }

    /**
     * Whether a query asks for the key together with others, or has told it with them.
     */
    boolean isBatched()
    {
        return endpoint.query().isPresent() || role == Role.TOLD;
    }

    enum Role
    {
        ASKED_FIRST,
        /**
         * Nothing is asked: the list of keys has told all of it.
         */
        TOLD,
        /**
         * The same, when the list has changed while it was read.
         */
        ASKED_AGAIN,
        /**
         * The endpoint has the rows that another one has left out.
         */
        SUPPLEMENT,
        /**
         * Nothing is asked any more: it is known what a query has not told.
         */
        COMPLETION,
        /**
         * The endpoint is asked for what a query has not told.
         */
        REPLACEMENT,
        /**
         * The endpoint is asked for all of a key of which a query has told a part: the key is known to be there.
         */
        RESUMPTION,
    }
}

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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableSet;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What the site holds now, and what its searches know of it: that is the same, unless the index was told to wait. Thread-safe.
 */
final class JiraState
{
    private JiraDataset data;
    private JiraDataset index;
    private boolean indexWaits;
    private ImmutableSet<Long> withheld = ImmutableSet.of();

    JiraState(JiraDataset data)
    {
        this.data = requireNonNull(data, "data is null");
        this.index = data;
    }

    synchronized JiraDataset data()
    {
        return data;
    }

    synchronized JiraDataset index()
    {
        return index;
    }

    synchronized void change(UnaryOperator<JiraDataset> change)
    {
        data = change.apply(data);
        if (!indexWaits) {
            index = data;
        }
    }

    synchronized void holdIndex()
    {
        indexWaits = true;
    }

    synchronized void releaseIndex()
    {
        indexWaits = false;
        index = data;
    }

    /**
     * The issues that requests for several of them cannot have at the moment, by their ids.
     */
    synchronized ImmutableSet<Long> withheld()
    {
        return withheld;
    }

    synchronized void withhold(String... keys)
    {
        withheld = Stream.of(keys).map(key -> data.issue(key).id()).collect(toImmutableSet());
    }

    synchronized Viewer viewer(JiraToken token, Instant now)
    {
        return new Viewer(data, token.accountId(), token.visibility(), now);
    }

    synchronized Viewer nobody(Instant now)
    {
        return new Viewer(data, "", new JiraVisibility(
                data.site().projects().stream().map(JiraProject::key).collect(toImmutableSet()),
                ImmutableSet.of(),
                data.site().users().stream().map(JiraUser::accountId).collect(toImmutableSet()),
                ImmutableSet.of()), now);
    }
}

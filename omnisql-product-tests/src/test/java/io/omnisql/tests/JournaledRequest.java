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
package io.omnisql.tests;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;

import static java.util.Objects.requireNonNull;

/**
 * A request a simulator has received.
 */
record JournaledRequest(String path, String queryString, int status, String credential)
{
    JournaledRequest
    {
        requireNonNull(path, "path is null");
        requireNonNull(queryString, "queryString is null");
        requireNonNull(credential, "credential is null");
    }

    ImmutableMap<String, String> parameters()
    {
        return ImmutableMap.copyOf(Splitter.on('&').omitEmptyStrings().withKeyValueSeparator('=').split(queryString));
    }
}

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
package io.omnisql.connector.definition;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Who says under which keys records are that a query names by another column, so that no other key is looked through.
 *
 * @param endpoint takes many values of that column at once, and has a record of each that is there
 * @param pointer where the records name their key
 * @param column by whose values the table that lists the keys finds those
 */
public record KeyLocator(EndpointDefinition endpoint, JsonPointer pointer, String column)
{
    public KeyLocator
    {
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(pointer, "pointer is null");
        requireNonNull(column, "column is null");
        checkArgument(endpoint.keyBatch().isPresent(), "a locator takes many values at once");
    }

    /**
     * The column whose values it takes.
     */
    public String located()
    {
        return endpoint.keyBatch().orElseThrow().column();
    }
}

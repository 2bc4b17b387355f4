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
package io.omnisql.connector.testing;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.omnisql.connector.SourceConnection;

import static java.util.Objects.requireNonNull;

/**
 * The connection of a catalog over a garden.
 */
final class GardenConnection
        implements Provider<SourceConnection>
{
    private final GardenConfig config;

    @Inject
    GardenConnection(GardenConfig config)
    {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public SourceConnection get()
    {
        return TestedGarden.connection(config);
    }
}

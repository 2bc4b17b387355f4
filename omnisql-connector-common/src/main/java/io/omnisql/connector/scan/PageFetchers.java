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

import io.omnisql.connector.definition.EndpointDefinition;

import java.util.concurrent.CompletableFuture;

/**
 * Makes what fetches the pages of keys.
 */
interface PageFetchers
{
    PageFetcher create(Position position);

    BatchFetcher createBatch(KeyGroup group);

    /**
     * Whether there are no records of an endpoint, as its feature is switched off.
     */
    CompletableFuture<Boolean> isOff(EndpointDefinition endpoint);

    /**
     * How many pages of a list may be under way at once.
     */
    int parallelism();

    /**
     * What is known of accounts that do not exist any more.
     */
    StandInMemory standIns();

    /**
     * Refuses the query if so many requests, which were not expected, are more than it may make.
     */
    void demand(long requests);

    /**
     * The same for pages that other scans of the query may need as well, and that are asked for once.
     */
    PageFetchers sharing();
}

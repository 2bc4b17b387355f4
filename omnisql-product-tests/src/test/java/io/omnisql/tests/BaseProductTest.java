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

import org.testng.annotations.AfterClass;

import java.util.UUID;

/**
 * A test of processes that it starts, which end with it: servers before the simulators that they ask.
 */
public abstract class BaseProductTest
{
    /**
     * Milliseconds that one test may take.
     */
    protected static final long TIMEOUT = 120_000;
    /**
     * Milliseconds that the start of all processes may take.
     */
    protected static final long START_TIMEOUT = 300_000;

    /**
     * Of the simulators; no output may have it.
     */
    protected final String token = "canary-" + UUID.randomUUID();
    // Trino's listeners want each of them empty in the end
    protected SimulatorProcess simulators;
    protected ProductServer server;
    protected ClusterProcess cluster;

    @AfterClass(alwaysRun = true)
    public void endProcesses()
    {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
        if (simulators != null) {
            simulators.close();
            simulators = null;
        }
    }
}

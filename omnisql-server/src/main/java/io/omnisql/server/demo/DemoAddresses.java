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
package io.omnisql.server.demo;

import com.google.common.collect.ImmutableList;
import io.omnisql.server.PortCheck;

import java.net.URI;

/**
 * Where the simulated APIs of the demo will be: known before they start, as the server that asks them starts first.
 */
record DemoAddresses(int gitHubPort, int jiraPort)
{
    static DemoAddresses findFree()
    {
        ImmutableList<Integer> ports = PortCheck.findFree(2);
        return new DemoAddresses(ports.getFirst(), ports.getLast());
    }

    URI gitHub()
    {
        return local(gitHubPort);
    }

    URI jira()
    {
        return local(jiraPort);
    }

    private static URI local(int port)
    {
        return URI.create("http://127.0.0.1:" + port);
    }
}

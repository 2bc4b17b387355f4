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
package io.omnisql.tests.attack;

import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.RequestJournal;
import io.trino.spi.Plugin;

import java.io.Closeable;
import java.util.Map;

/**
 * A source whose scans keep to a policy: one site with everything, and others without what the policy hides. Ends them when it is closed.
 */
interface ScannedSource
        extends Closeable
{
    /**
     * What its targets are called after.
     */
    String name();

    Plugin plugin();

    String connector();

    /**
     * The properties of a catalog of a site, but for policy and cache.
     */
    Map<String, String> catalog(Site site);

    String policy();

    /**
     * Where single records are hidden.
     */
    Words records();

    /**
     * Where whole keys are.
     */
    Words keys();

    /**
     * Records, without what only access control hides.
     */
    Words recordsAlone();

    /**
     * What the attacked site was asked for.
     */
    RequestJournal requests();

    /**
     * Whether a request names a hidden key.
     */
    boolean namesHidden(JournalEntry request);

    enum Site
    {
        EVERYTHING,
        /**
         * Everything, for attackers only.
         */
        ATTACKED,
        /**
         * Without what the policy hides, and without texts where it masks them.
         */
        VISIBLE,
        /**
         * Without the rows that the policy hides, and with all that the others say.
         */
        VISIBLE_WITH_TEXTS,
    }
}

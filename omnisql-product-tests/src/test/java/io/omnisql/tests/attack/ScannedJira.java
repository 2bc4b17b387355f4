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

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Closer;
import io.omnisql.jira.JiraPlugin;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.RequestJournal;
import io.omnisql.simulator.jira.JiraSimulator;
import io.trino.spi.Plugin;

import java.io.IOException;
import java.util.Map;

/**
 * Jira, with hidden projects and hidden issues.
 */
final class ScannedJira
        implements ScannedSource
{
    private static final String POLICY = Fixture.text("jira-policy.yaml");

    private final Map<Site, JiraSimulator> sites = ImmutableMap.of(
            Site.EVERYTHING, HiddenTickets.everything(),
            Site.ATTACKED, HiddenTickets.everything(),
            Site.VISIBLE, HiddenTickets.visible(),
            Site.VISIBLE_WITH_TEXTS, HiddenTickets.visibleWithTexts());

    @Override
    public String name()
    {
        return "Jira";
    }

    @Override
    public Plugin plugin()
    {
        return new JiraPlugin();
    }

    @Override
    public String connector()
    {
        return "omnisql_jira";
    }

    @Override
    public Map<String, String> catalog(Site site)
    {
        return ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.rate-limit.paced", "false",
                "jira.uri", sites.get(site).baseUri().toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", HiddenTickets.SECRET);
    }

    @Override
    public String policy()
    {
        return POLICY;
    }

    @Override
    public Words records()
    {
        return JiraWords.RECORDS;
    }

    @Override
    public Words keys()
    {
        return JiraWords.KEYS;
    }

    @Override
    public Words recordsAlone()
    {
        return JiraWords.RECORDS_ALONE;
    }

    @Override
    public RequestJournal requests()
    {
        return sites.get(Site.ATTACKED).journal();
    }

    @Override
    public boolean namesHidden(JournalEntry request)
    {
        String said = request.path() + request.queryString() + request.body();
        return HiddenTickets.HIDDEN_PROJECTS.stream().anyMatch(said::contains);
    }

    @Override
    public void close()
            throws IOException
    {
        try (Closer closer = Closer.create()) {
            sites.values().forEach(site -> closer.register(site::close));
        }
    }
}

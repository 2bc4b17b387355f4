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
import io.omnisql.github.GitHubPlugin;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.RequestJournal;
import io.trino.spi.Plugin;

import java.io.IOException;
import java.util.Map;

/**
 * GitHub, with hidden repositories and hidden issues.
 */
final class ScannedGitHub
        implements ScannedSource
{
    private static final String POLICY = Fixture.text("github-policy.yaml");

    private final Map<Site, GitHubSimulator> sites = ImmutableMap.of(
            Site.EVERYTHING, HiddenIssues.everything(),
            Site.ATTACKED, HiddenIssues.everything(),
            Site.VISIBLE, HiddenIssues.visible(),
            Site.VISIBLE_WITH_TEXTS, HiddenIssues.visibleWithTexts());

    @Override
    public String name()
    {
        return "GitHub";
    }

    @Override
    public Plugin plugin()
    {
        return new GitHubPlugin();
    }

    @Override
    public String connector()
    {
        return "omnisql_github";
    }

    @Override
    public Map<String, String> catalog(Site site)
    {
        return catalog(sites.get(site));
    }

    static Map<String, String> catalog(GitHubSimulator site)
    {
        return ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.rate-limit.paced", "false",
                "github.api-uri", site.baseUri().toString(),
                "github.token", HiddenIssues.SECRET,
                "github.organizations", "acme");
    }

    @Override
    public String policy()
    {
        return POLICY;
    }

    @Override
    public Words records()
    {
        return GitHubWords.RECORDS;
    }

    @Override
    public Words keys()
    {
        return GitHubWords.KEYS;
    }

    @Override
    public Words recordsAlone()
    {
        return GitHubWords.RECORDS_ALONE;
    }

    @Override
    public RequestJournal requests()
    {
        return sites.get(Site.ATTACKED).journal();
    }

    @Override
    public boolean namesHidden(JournalEntry request)
    {
        return (request.path() + request.body()).contains(HiddenIssues.HIDDEN_REPOSITORY);
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

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.tests.attack.Verdict.Outcome;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import static com.google.common.collect.Iterables.getLast;
import static org.assertj.core.api.Assertions.assertThat;

@Test(singleThreaded = true)
public class TestKeptResults
{
    private static final TargetResult RESULT = new TargetResult(
            ClusterSettings.HOSTILE.name(),
            "Jira's keys",
            ImmutableList.of(
                    new AttackResult(Attacks.ALL.getFirst(), PolicyLayer.SCANS, ImmutableMap.of(Protection.POLICY, Outcome.HOLDS, Protection.STOCK_SUBQUERY, Outcome.LEAKS), true, Optional.empty()),
                    new AttackResult(getLast(Attacks.ALL), PolicyLayer.SCANS, ImmutableMap.of(Protection.POLICY, Outcome.LEAKS), false, Optional.of("finds out\n\"too\" much"))),
            new GeneratedAttacks(7, 3, 2, 1, ImmutableList.of("one", "two")));

    private Path directory;
    private Path classes;

    @BeforeMethod
    public void makeClasses()
            throws IOException
    {
        directory = Files.createTempDirectory(Path.of("target"), "kept");
        classes = Files.createDirectory(directory.resolve("classes"));
        Files.writeString(classes.resolve("Some.class"), "1");
    }

    @Test
    public void testWrittenIsRead()
            throws IOException
    {
        kept().write(RESULT);
        assertThat(kept().read(ClusterSettings.HOSTILE, "Jira's keys")).contains(RESULT);
        assertThat(kept("omnisql.attack.targets", "Jira").read(ClusterSettings.HOSTILE, "Jira's keys")).contains(RESULT);
        assertThat(kept("omnisql.attack.settings", "HOSTILE").read(ClusterSettings.HOSTILE, "Jira's keys")).contains(RESULT);
    }

    @Test
    public void testEachTargetAndSettingsHaveTheirOwn()
            throws IOException
    {
        kept().write(RESULT);
        for (ClusterSettings settings : ClusterSettings.all()) {
            for (String target : AttackedSource.allTargets()) {
                boolean written = settings.equals(ClusterSettings.HOSTILE) && target.equals("Jira's keys");
                assertThat(kept().read(settings, target).isPresent()).as("%s in %s", target, settings).isEqualTo(written);
            }
        }
    }

    @Test
    public void testOthersDoNotCount()
            throws IOException
    {
        kept().write(RESULT);
        assertThat(kept("omnisql.attack.queries", "0").read(ClusterSettings.HOSTILE, "Jira's keys")).isEmpty();
        assertThat(kept("omnisql.attack.only", "R01").read(ClusterSettings.HOSTILE, "Jira's keys")).isEmpty();

        Files.writeString(classes.resolve("Some.class"), "2");
        assertThat(kept().read(ClusterSettings.HOSTILE, "Jira's keys")).isEmpty();
        Files.writeString(classes.resolve("Some.class"), "1");
        assertThat(kept().read(ClusterSettings.HOSTILE, "Jira's keys")).isPresent();
        Files.writeString(classes.resolve("Other.class"), "1");
        assertThat(kept().read(ClusterSettings.HOSTILE, "Jira's keys")).isEmpty();
    }

    private KeptResults kept(String... property)
    {
        Properties properties = new Properties();
        properties.setProperty("java.class.path", classes.toString());
        if (property.length > 0) {
            properties.setProperty(property[0], property[1]);
        }
        return KeptResults.ofThisRun(directory.resolve("attack"), properties);
    }
}

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
package io.omnisql.accesscontrol;

import com.google.common.base.Ticker;
import com.google.common.io.Resources;
import io.omnisql.policy.PinnedSnapshots;
import io.omnisql.policy.PolicySource;
import io.trino.spi.QueryId;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemSecurityContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The access control over a policy of two tenants, {@code staff.yaml}.
 */
final class TestingAccessControl
{
    static final String POLICY = resource();

    private TestingAccessControl() {}

    static OmniSqlAccessControl over(PolicySource source, RecordingAuditLog audit)
    {
        PolicyViews views = new PolicyViews(source, new PinnedSnapshots(source, 1000, Duration.ofHours(1), Ticker.systemTicker()));
        TableDecisions decisions = new TableDecisions(views, audit);
        return new OmniSqlAccessControl(views, decisions, new SessionPropertyRules(SessionPropertyRules.SYSTEM, SessionPropertyRules.CATALOG), new QueryEndListener(views, decisions, audit), source::close);
    }

    static SystemSecurityContext context(String user, String queryId)
    {
        return new SystemSecurityContext(Identity.ofUser(user), QueryId.valueOf(queryId), Instant.EPOCH);
    }

    private static String resource()
    {
        try {
            return Resources.toString(Resources.getResource(TestingAccessControl.class, "staff.yaml"), UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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

import io.omnisql.accesscontrol.audit.AuditEntry;
import io.omnisql.accesscontrol.audit.AuditLog;
import io.omnisql.policy.Subject;
import io.trino.spi.ErrorCode;
import io.trino.spi.QueryId;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.security.Identity;

import static java.util.Objects.requireNonNull;

/**
 * Writes down that a query has ended, under which policy, and lets go of what is kept for it.
 */
final class QueryEndListener
        implements EventListener
{
    private final PolicyViews views;
    private final TableDecisions decisions;
    private final AuditLog audit;

    QueryEndListener(PolicyViews views, TableDecisions decisions, AuditLog audit)
    {
        this.views = requireNonNull(views, "views is null");
        this.decisions = requireNonNull(decisions, "decisions is null");
        this.audit = requireNonNull(audit, "audit is null");
    }

    @Override
    public void queryCompleted(QueryCompletedEvent event)
    {
        QueryId queryId = QueryId.valueOf(event.getMetadata().getQueryId());
        String user = event.getContext().getUser();
        PolicyView view = views.of(queryId, Identity.ofUser(user));
        audit.record(new AuditEntry.QueryEnd(
                queryId.id(),
                user,
                view.subject().map(Subject::tenant),
                view.snapshot().version().toString(),
                event.getMetadata().getQueryState(),
                event.getFailureInfo().map(QueryFailureInfo::getErrorCode).map(ErrorCode::getName)));
        decisions.release(queryId.id());
        views.release(queryId);
    }
}

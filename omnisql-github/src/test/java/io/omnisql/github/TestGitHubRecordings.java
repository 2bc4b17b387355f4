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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.ColumnDecoders;
import io.omnisql.connector.decode.RecordShape;
import io.omnisql.connector.decode.RecordStream;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.block.Block;
import io.trino.spi.block.SqlRow;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.OrganizationsTable.ORGANIZATIONS;
import static io.omnisql.github.PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static io.omnisql.github.TeamsTable.TEAMS;
import static io.omnisql.github.UsersTable.USERS;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was recorded from the real GitHub decodes, and every column has the value that stands in the record.
 */
@EnabledIf(value = "isRecordingAtHand", disabledReason = "there are no recorded responses: name their folder with -Domnisql.contracts=")
final class TestGitHubRecordings
{
    static boolean isRecordingAtHand()
    {
        return Files.isDirectory(RecordedRecords.folder());
    }

    @Test
    void testIssues()
    {
        // members that GitHub has added since the recordings, or that none of the recorded issues has
        assertDecoded(ISSUES, RecordedRecords.issues(), RecordedRows::issue, 300, ImmutableSet.of(
                "active_lock_reason",
                "app_id",
                "app_name",
                "app_slug",
                "issue_field_values",
                "milestone_closed_at",
                "parent_number",
                "parent_owner",
                "parent_repo",
                "app_node_id",
                "app_owner",
                "app_owner_id",
                "pinned_at",
                "pinned_by",
                "pinned_by_id",
                "pinned_comment_author",
                "pinned_comment_author_association",
                "pinned_comment_html_url",
                "pinned_comment_node_id",
                "pinned_comment_updated_at",
                "type_node_id",
                "type_is_enabled",
                "type_created_at",
                "type_updated_at",
                "pinned_comment_author_id",
                "pinned_comment_body",
                "pinned_comment_created_at",
                "pinned_comment_id",
                "type",
                "type_color",
                "type_description",
                "type_id"));
    }

    @Test
    void testPullRequests()
    {
        assertDecoded(PULL_REQUESTS, RecordedRecords.pullRequests(), RecordedRows::pullRequest, 15, ImmutableSet.of(
                "active_lock_reason",
                "assignee",
                "assignee_id",
                "assignee_ids",
                "assignees",
                "merged_by",
                "merged_by_id",
                "milestone_closed_at",
                "milestone_closed_issues",
                "milestone_created_at",
                "milestone_creator",
                "milestone_creator_id",
                "milestone_description",
                "milestone_due_on",
                "milestone_id",
                "milestone_node_id",
                "milestone_number",
                "milestone_open_issues",
                "milestone_state",
                "milestone_title",
                "milestone_updated_at",
                "requested_reviewer_ids",
                "requested_reviewers",
                "requested_teams",
                "stack_base_ref",
                "stack_base_sha",
                "stack_id",
                "stack_number",
                "stack_position",
                "stack_size"));
    }

    @Test
    void testIssueComments()
    {
        assertDecoded(ISSUE_COMMENTS, RecordedRecords.issueComments(), RecordedCommentRows::issueComment, 100, ImmutableSet.of(
                "app_id",
                "app_name",
                "app_node_id",
                "app_owner",
                "app_owner_id",
                "app_slug",
                "minimized_reason",
                "pinned_at",
                "pinned_by",
                "pinned_by_id"));
    }

    @Test
    void testCommits()
    {
        assertDecoded(COMMITS, RecordedRecords.commits(), RecordedCommitRows::commit, 60, ImmutableSet.of("verified_at"));
    }

    @Test
    void testPullRequestReviewComments()
    {
        assertDecoded(PULL_REQUEST_REVIEW_COMMENTS, RecordedRecords.reviewComments(), RecordedCommentRows::reviewComment, 4, ImmutableSet.of(
                "in_reply_to_id",
                "original_start_line",
                "start_line",
                "start_side"));
    }

    @Test
    void testRepositories()
    {
        assertDecoded(REPOSITORIES, RecordedRecords.repositories(), RecordedRepositoryRows::repository, 100, ImmutableSet.of(
                "anonymous_access_enabled",
                "code_of_conduct_key",
                "code_of_conduct_name",
                "custom_properties",
                "template_repository",
                "template_repository_id"));
    }

    @Test
    void testLabels()
    {
        assertDecoded(LABELS, RecordedRecords.labels(), RecordedListRows::label, 120, ImmutableSet.of());
    }

    @Test
    void testMilestones()
    {
        assertDecoded(MILESTONES, RecordedRecords.milestones(), RecordedListRows::milestone, 60, ImmutableSet.of("closed_at"));
    }

    @Test
    void testOrganizations()
    {
        assertDecoded(ORGANIZATIONS, RecordedRecords.organizations(), RecordedAccountRows::organization, 10, ImmutableSet.of(
                "archived_at",
                "company",
                "secret_scanning_push_protection_custom_link",
                "twitter_username"));
    }

    @Test
    void testUsers()
    {
        assertDecoded(USERS, RecordedRecords.users(), RecordedAccountRows::user, 40, ImmutableSet.of());
    }

    /**
     * The list of members holds what is embedded elsewhere.
     */
    @Test
    void testOrganizationMembers()
    {
        assertDecoded(ORGANIZATION_MEMBERS, RecordedRecords.simpleUsers(), RecordedAccountRows::member, 1_000, ImmutableSet.of());
    }

    @Test
    void testTeams()
    {
        assertDecoded(TEAMS, RecordedRecords.teams(), RecordedAccountRows::team, 1, ImmutableSet.of(
                "notification_setting",
                "organization_id",
                "parent_id",
                "parent_slug",
                "type"));
    }

    private static void assertDecoded(TableDefinition table, List<JsonNode> records, Function<JsonNode, ExpectedRow> expected, int atLeast, Set<String> neverRecorded)
    {
        assertThat(records).hasSizeGreaterThanOrEqualTo(atLeast);
        Map<ColumnDefinition, Cell> cells = new LinkedHashMap<>();
        RecordShape shape = new RecordShape();
        for (ColumnDefinition column : table.columns()) {
            Cell cell = new Cell(ColumnDecoders.trinoType(column.type(), TESTING_TYPE_MANAGER));
            switch (column.source()) {
                case ValueSource.At(JsonPointer pointer, boolean _) -> shape.add(column.name(), pointer, column.type(), cell);
                case ValueSource.UrlSegment(JsonPointer pointer, int fromEnd) -> shape.addUrlSegment(column.name(), pointer, fromEnd, cell);
                case ValueSource.UrlSegmentAfter(JsonPointer pointer, String marker, int distance) -> shape.addUrlSegmentAfter(column.name(), pointer, marker, distance, cell);
                case ValueSource.Beginning _, ValueSource.Around _, ValueSource.Place _, ValueSource.Document _, ValueSource.Key _, ValueSource.Listed _, ValueSource.Count _, ValueSource.FetchedAt _, ValueSource.Freshness _, ValueSource.Reuse _, ValueSource.PolicyHash _ -> {
                    continue;
                }
            }
            cells.put(column, cell);
        }
        Set<String> unseen = new TreeSet<>(cells.keySet().stream().map(ColumnDefinition::name).toList());
        RecordStream stream = new RecordStream(Records.single(), shape);
        for (JsonNode record : records) {
            stream.read(record.toString().getBytes(UTF_8), () -> true);
            ExpectedRow row = expected.apply(record);
            cells.forEach((column, cell) -> {
                Object actual = cell.isNull() ? null : plain(cell.type(), column.type(), cell.get());
                assertThat(actual).describedAs("%s of %s", column.name(), record.get("url")).isEqualTo(row.get(column.name()));
                if (actual != null && !isEmpty(actual)) {
                    unseen.remove(column.name());
                }
            });
        }
        assertThat(Sets.difference(unseen, neverRecorded)).describedAs("columns without a recorded value").isEmpty();
        assertThat(Sets.difference(neverRecorded, unseen)).describedAs("columns with a recorded value").isEmpty();
    }

    /**
     * An empty array or document proves nothing of its elements.
     */
    private static boolean isEmpty(Object value)
    {
        return (value instanceof List<?> elements && elements.isEmpty()) || (value instanceof JsonNode node && node.isEmpty());
    }

    /**
     * A value of Trino's own kind, as the JSON document had it.
     */
    private static Object plain(Type type, ColumnType columnType, Object value)
    {
        return switch (columnType) {
            case ColumnType.Scalar(ColumnType.ScalarKind scalar) -> switch (scalar) {
                case BIGINT, BOOLEAN, DOUBLE, INTEGER -> value;
                case TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH -> Instant.ofEpochMilli(unpackMillisUtc((long) value));
                case DATE, VARCHAR, VARCHAR_OR_INTEGER -> ((Slice) value).toStringUtf8();
                case JSON -> RecordedRecords.parse(((Slice) value).toStringUtf8());
            };
            case ColumnType.ArrayOf(ColumnType element) -> {
                Block block = (Block) value;
                List<Object> elements = new ArrayList<>();
                for (int position = 0; position < block.getPositionCount(); position++) {
                    elements.add(element(((ArrayType) type).getElementType(), element, block, position));
                }
                yield elements;
            }
            case ColumnType.RowOf(List<ColumnType.Field> fields) -> {
                SqlRow row = (SqlRow) value;
                List<Object> values = new ArrayList<>();
                for (int field = 0; field < fields.size(); field++) {
                    values.add(element(((RowType) type).getFields().get(field).getType(), fields.get(field).type(), row.getRawFieldBlock(field), row.getRawIndex()));
                }
                yield values;
            }
        };
    }

    private static Object element(Type type, ColumnType columnType, Block block, int position)
    {
        Object value = readNativeValue(type, block, position);
        return value == null ? null : plain(type, columnType, value);
    }
}

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
package io.omnisql.connector.definition;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestGraphQlPath
{
    @Test
    void testParts()
    {
        GraphQlPath path = GraphQlPath.parse("repository(owner: {owner}, name: {repo}).issue(number: {number:Int})");
        assertThat(path.steps()).containsExactly(
                new GraphQlPath.Step("repository", ImmutableList.of(new GraphQlPath.Argument("owner", "owner", "String"), new GraphQlPath.Argument("name", "repo", "String")), ImmutableList.of()),
                new GraphQlPath.Step("issue", ImmutableList.of(new GraphQlPath.Argument("number", "number", "Int")), ImmutableList.of()));
        assertThat(path.arguments()).extracting(GraphQlPath.Argument::column).containsExactly("owner", "repo", "number");
        assertThat(path.fields()).isEqualTo("repository.issue");
    }

    @Test
    void testTypes()
    {
        GraphQlPath path = GraphQlPath.parse("repository(name: {repo}).issueOrPullRequest(number: {number:Int}):Issue|PullRequest.comments");
        assertThat(path.steps()).extracting(GraphQlPath.Step::types).containsExactly(ImmutableList.of(), ImmutableList.of("Issue", "PullRequest"), ImmutableList.of());
        assertThat(path.fields()).isEqualTo("repository.issueOrPullRequest.comments");
        assertThatThrownBy(() -> GraphQlPath.parse("repository(name: {repo}).target:Commit")).hasMessage("the types of an object are those that have the next field");
    }

    @Test
    void testPrintedAsItIsWritten()
    {
        for (String text : ImmutableList.of(
                "viewer",
                "viewer.login",
                "user(login: {login})",
                "repository(owner: {owner}, name: {repo}).issues",
                "repository(owner: {owner}, name: {repo}).issue(number: {number:Int}).comments",
                "repository(name: {repo}).target:Commit.history",
                "repository(name: {repo}).issueOrPullRequest(number: {number:Int}):Issue|PullRequest.comments",
                "organization(login: {owner_2}).project(number: {number:Int}, search: {text})")) {
            assertThat(GraphQlPath.parse(text)).hasToString(text);
        }
        assertThat(GraphQlPath.parse("user(login: {login:String})")).as("the type that need not be said").isEqualTo(GraphQlPath.parse("user(login: {login})"));
    }

    @Test
    void testWhatIsNoPath()
    {
        for (String text : ImmutableList.of(
                "",
                ".",
                "viewer.",
                ".viewer",
                "viewer..login",
                "viewer login",
                "viewer-login",
                "viewer/login",
                "viewer { login }",
                "user(login: {login})xlogin",
                "user(login: {login}) .name",
                "user(login: {login}",
                "user()",
                "user(login)",
                "user(login: login)",
                "user(login: {Login})",
                "user(login: {login:})",
                "user(login: {login!})",
                "user(login:{login})",
                "user(login: {login},name: {name})",
                "user(login: {login}, )",
                "target:.history",
                "target:Commit|.history",
                "target:|Commit.history",
                "target: Commit.history",
                "target:Commit(first: {first}).history",
                "user(login: \"ada\")")) {
            assertThatThrownBy(() -> GraphQlPath.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("No ");
        }
        assertThatThrownBy(() -> new GraphQlPath(ImmutableList.of())).hasMessage("a path has at least one field");
    }
}

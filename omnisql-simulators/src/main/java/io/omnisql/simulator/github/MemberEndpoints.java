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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.omnisql.simulator.github.OrganizationMember.SecondFactor;

import java.util.List;
import java.util.function.Predicate;

/**
 * The members of an organization: all of them for other members, and for everybody else those who do not conceal it.
 */
final class MemberEndpoints
{
    private MemberEndpoints() {}

    static GitHubResult ofOrganization(GitHubCall call)
    {
        OrganizationContent organization = AccountEndpoints.findOrganization(call);
        boolean insider = call.isInside(organization);
        List<OrganizationMember> rows = organization.members().stream()
                .filter(member -> insider || !member.concealed())
                .filter(role(call))
                .filter(secondFactor(call, organization))
                .toList();
        String address = call.links().organizationById(organization.account()) + "/members";
        NumberedPage<OrganizationMember> page = NumberedPage.of(rows, call, address);
        AccountJson json = new AccountJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(member -> body.add(json.simple(member.account())));
        return GitHubResult.list(body, page.link());
    }

    private static Predicate<OrganizationMember> role(GitHubCall call)
    {
        return switch (call.choice("Organization", "role", "all", "all", "admin", "member")) {
            case "admin" -> OrganizationMember::owner;
            case "member" -> member -> !member.owner();
            default -> _ -> true;
        };
    }

    private static Predicate<OrganizationMember> secondFactor(GitHubCall call, OrganizationContent organization)
    {
        String filter = call.choice("Organization", "filter", "all", "all", "2fa_disabled", "2fa_insecure");
        if (filter.equals("all")) {
            return _ -> true;
        }
        if (!organization.isOwner(call.token().login())) {
            throw GitHubRefusal.onlyForOwners();
        }
        SecondFactor wanted = filter.equals("2fa_disabled") ? SecondFactor.DISABLED : SecondFactor.INSECURE;
        return member -> member.secondFactor() == wanted;
    }
}

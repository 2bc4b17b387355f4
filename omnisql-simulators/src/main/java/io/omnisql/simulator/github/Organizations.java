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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;

import java.util.Optional;

/**
 * The organizations of the company, written by hand. In {@code acme} teams are nested three deep, two are secret, and one
 * has nobody and nothing; {@code globex} does not show roles in teams.
 */
final class Organizations
{
    private Organizations() {}

    static ImmutableList<OrganizationContent> of(Accounts accounts, Company company)
    {
        return ImmutableList.of(
                acme(new OrganizationBuilder(accounts, company.organization("acme"))),
                globex(new OrganizationBuilder(accounts, company.organization("globex"))));
    }

    private static OrganizationContent acme(OrganizationBuilder acme)
    {
        GitHubTeam engines = acme.addCompanyTeam(
                "engines",
                Optional.of("They burn 🔥, \"really\""),
                "pull",
                Optional.empty(),
                ImmutableMap.of("acme/rocket", RepositoryRole.WRITE, "acme/monolith", RepositoryRole.TRIAGE, "acme/vault", RepositoryRole.READ));
        acme.addCompanyTeam(
                "ground-control",
                Optional.empty(),
                "push",
                Optional.empty(),
                ImmutableMap.of("acme/launchpad", RepositoryRole.MAINTAIN, "acme/attic", RepositoryRole.WRITE));
        GitHubTeam igniters = acme.addTeam(
                "igniters-sparks",
                "Igniters & Sparks",
                Optional.of("Ünder the engines"),
                "closed",
                Optional.of(engines),
                ImmutableMap.of("acme/igniter", RepositoryRole.ADMIN, "acme/rocket", RepositoryRole.MAINTAIN),
                1,
                12,
                13);
        acme.addTeam("plugs", "PLUGS", Optional.of(""), "closed", Optional.of(igniters), ImmutableMap.of(), 14, 12);
        acme.addTeam(
                "black-ops",
                "Black Ops",
                Optional.of("Nobody has to know"),
                "secret",
                Optional.empty(),
                ImmutableMap.of("acme/infra", RepositoryRole.ADMIN, "acme/vault", RepositoryRole.TRIAGE),
                0,
                4);
        acme.addTeam("quiet", "Quiet", Optional.empty(), "secret", Optional.empty(), ImmutableMap.of("acme/tiny", RepositoryRole.READ), 20, 21);
        acme.addTeam("hollow", "null", Optional.of("null"), "closed", Optional.empty(), ImmutableMap.of());
        return acme.build(
                true,
                OrganizationSetting.MEMBERS_CAN_CREATE_REPOSITORIES,
                OrganizationSetting.MEMBERS_CAN_CREATE_PUBLIC_REPOSITORIES,
                OrganizationSetting.MEMBERS_CAN_CREATE_PRIVATE_REPOSITORIES,
                OrganizationSetting.MEMBERS_CAN_CREATE_PAGES,
                OrganizationSetting.MEMBERS_CAN_CREATE_PUBLIC_PAGES,
                OrganizationSetting.MEMBERS_CAN_CREATE_PRIVATE_PAGES,
                OrganizationSetting.READERS_CAN_CREATE_DISCUSSIONS,
                OrganizationSetting.MEMBERS_CAN_CREATE_TEAMS);
    }

    private static OrganizationContent globex(OrganizationBuilder globex)
    {
        GitHubTeam control = globex.addCompanyTeam(
                "ground-control",
                Optional.of("They know"),
                "push",
                Optional.empty(),
                ImmutableMap.of("globex/observatory", RepositoryRole.MAINTAIN, "globex/doomsday", RepositoryRole.WRITE));
        globex.addCompanyTeam("engines", Optional.of("They know"), "push", Optional.of(control), ImmutableMap.of());
        return globex.build(
                false,
                OrganizationSetting.MEMBERS_CAN_CREATE_PAGES,
                OrganizationSetting.MEMBERS_CAN_CREATE_TEAMS,
                OrganizationSetting.TWO_FACTOR_REQUIREMENT_ENABLED,
                OrganizationSetting.WEB_COMMIT_SIGNOFF_REQUIRED,
                OrganizationSetting.DEPLOY_KEYS_ENABLED_FOR_REPOSITORIES);
    }
}

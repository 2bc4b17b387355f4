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

import static java.util.Locale.ROOT;

/**
 * What an organization allows its members, or prescribes to them; only its owners are told. Called as the members of the schema {@code organization-full} are.
 */
public enum OrganizationSetting
{
    MEMBERS_CAN_CREATE_REPOSITORIES,
    TWO_FACTOR_REQUIREMENT_ENABLED,
    MEMBERS_CAN_CREATE_PUBLIC_REPOSITORIES,
    MEMBERS_CAN_CREATE_PRIVATE_REPOSITORIES,
    MEMBERS_CAN_CREATE_INTERNAL_REPOSITORIES,
    MEMBERS_CAN_CREATE_PAGES,
    MEMBERS_CAN_CREATE_PUBLIC_PAGES,
    MEMBERS_CAN_CREATE_PRIVATE_PAGES,
    MEMBERS_CAN_DELETE_REPOSITORIES,
    MEMBERS_CAN_CHANGE_REPO_VISIBILITY,
    MEMBERS_CAN_INVITE_OUTSIDE_COLLABORATORS,
    MEMBERS_CAN_DELETE_ISSUES,
    DISPLAY_COMMENTER_FULL_NAME_SETTING_ENABLED,
    READERS_CAN_CREATE_DISCUSSIONS,
    MEMBERS_CAN_CREATE_TEAMS,
    MEMBERS_CAN_VIEW_DEPENDENCY_INSIGHTS,
    MEMBERS_CAN_FORK_PRIVATE_REPOSITORIES,
    WEB_COMMIT_SIGNOFF_REQUIRED,
    ADVANCED_SECURITY_ENABLED_FOR_NEW_REPOSITORIES,
    DEPENDABOT_ALERTS_ENABLED_FOR_NEW_REPOSITORIES,
    DEPENDABOT_SECURITY_UPDATES_ENABLED_FOR_NEW_REPOSITORIES,
    DEPENDENCY_GRAPH_ENABLED_FOR_NEW_REPOSITORIES,
    SECRET_SCANNING_ENABLED_FOR_NEW_REPOSITORIES,
    SECRET_SCANNING_PUSH_PROTECTION_ENABLED_FOR_NEW_REPOSITORIES,
    SECRET_SCANNING_PUSH_PROTECTION_CUSTOM_LINK_ENABLED,
    DEPLOY_KEYS_ENABLED_FOR_REPOSITORIES;

    public String member()
    {
        return name().toLowerCase(ROOT);
    }
}

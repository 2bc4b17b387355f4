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
package io.omnisql.simulator.jira;

import java.util.Optional;

/**
 * What a custom field may hold, with the words of its schema.
 */
public enum CustomFieldKind
{
    NUMBER("number", "", "float", "numberrange"),
    TEXT("string", "", "textfield", "textsearcher"),
    LONG_TEXT("string", "", "textarea", "textsearcher"),
    SELECT("option", "", "select", "multiselectsearcher"),
    MULTI_SELECT("array", "option", "multiselect", "multiselectsearcher"),
    USER("user", "", "userpicker", "userpickergroupsearcher"),
    USERS("array", "user", "multiuserpicker", "userpickergroupsearcher"),
    DATE("date", "", "datepicker", "daterange"),
    DATE_TIME("datetime", "", "datetime", "datetimerange"),
    LABELS("array", "string", "labels", "labelsearcher"),
    CASCADING("option-with-child", "", "cascadingselect", "cascadingselectsearcher"),
    URL("string", "", "url", "exacttextsearcher"),
    GROUP("group", "", "grouppicker", "grouppickersearcher"),
    GROUPS("array", "group", "multigrouppicker", "multiselectsearcher"),
    VERSION("version", "", "version", "versionsearcher"),
    VERSIONS("array", "version", "multiversion", "versionsearcher"),
    PROJECT("project", "", "project", "projectsearcher"),
    SPRINT("array", "json", "com.pyxis.greenhopper.jira:gh-sprint", "com.pyxis.greenhopper.jira:gh-sprint-searcher"),
    RANK("any", "", "com.pyxis.greenhopper.jira:gh-lexo-rank", "com.pyxis.greenhopper.jira:gh-lexo-rank-searcher"),
    DEVELOPMENT("any", "", "com.atlassian.jira.plugins.jira-development-integration-plugin:devsummarycf", "");

    private static final String COMMON = "com.atlassian.jira.plugin.system.customfieldtypes:";

    private final String type;
    private final String items;
    private final String plugin;
    private final String searcher;

    CustomFieldKind(String type, String items, String plugin, String searcher)
    {
        this.type = type;
        this.items = items;
        this.plugin = plugin;
        this.searcher = searcher;
    }

    public String type()
    {
        return type;
    }

    public Optional<String> items()
    {
        return Optional.of(items).filter(word -> !word.isEmpty());
    }

    public String plugin()
    {
        return plugin.contains(":") ? plugin : COMMON + plugin;
    }

    public Optional<String> searcher()
    {
        return Optional.of(searcher).filter(word -> !word.isEmpty()).map(word -> word.contains(":") ? word : COMMON + word);
    }
}

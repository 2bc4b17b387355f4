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
package io.omnisql.jira;

/**
 * What the values of a custom field are, by the schema that Jira tells of it. What a kind says of values holds whoever has brought the field; where no kind does, a value is whatever it is.
 */
enum CustomFieldKind
{
    NUMBER,
    TEXT,
    /**
     * Text of an app, which may be a document as well.
     */
    TEXT_OF_APP,
    DOCUMENT,
    DATE,
    DATE_TIME,
    OPTION,
    OPTIONS,
    /**
     * An option, and maybe one below it.
     */
    CASCADE,
    USER,
    USERS,
    GROUP,
    GROUPS,
    VERSION,
    VERSIONS,
    PROJECT,
    LABELS,
    SPRINTS,
    OTHER;

    private static final String OF_JIRA = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static final String TEXT_AREA = OF_JIRA + "textarea";
    private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

    static CustomFieldKind of(CustomField field)
    {
        return switch (field.type()) {
            case "number" -> NUMBER;
            case "string" -> ofText(field.plugin());
            case "date" -> DATE;
            case "datetime" -> DATE_TIME;
            case "option" -> OPTION;
            case "option-with-child" -> CASCADE;
            case "user" -> USER;
            case "group" -> GROUP;
            case "version" -> VERSION;
            case "project" -> PROJECT;
            case "array" -> ofElements(field.items(), field.plugin());
            default -> OTHER;
        };
    }

    private static CustomFieldKind ofText(String plugin)
    {
        if (plugin.equals(TEXT_AREA)) {
            return DOCUMENT;
        }
        return plugin.startsWith(OF_JIRA) ? TEXT : TEXT_OF_APP;
    }

    private static CustomFieldKind ofElements(String items, String plugin)
    {
        if (plugin.equals(SPRINT)) {
            return SPRINTS;
        }
        return switch (items) {
            case "option" -> OPTIONS;
            case "user" -> USERS;
            case "group" -> GROUPS;
            case "version" -> VERSIONS;
            case "string" -> LABELS;
            default -> OTHER;
        };
    }
}

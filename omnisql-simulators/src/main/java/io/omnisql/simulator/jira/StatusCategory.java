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

/**
 * What a status means, whatever it is called.
 */
public enum StatusCategory
{
    UNDEFINED(1, "undefined", "medium-gray", "No Category"),
    NEW(2, "new", "blue-gray", "To Do"),
    INDETERMINATE(4, "indeterminate", "yellow", "In Progress"),
    DONE(3, "done", "green", "Done");

    private final long id;
    private final String key;
    private final String color;
    private final String title;

    StatusCategory(long id, String key, String color, String title)
    {
        this.id = id;
        this.key = key;
        this.color = color;
        this.title = title;
    }

    public long id()
    {
        return id;
    }

    public String key()
    {
        return key;
    }

    public String color()
    {
        return color;
    }

    public String title()
    {
        return title;
    }
}

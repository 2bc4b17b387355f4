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

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A file of an issue, without its content.
 */
public record JiraAttachment(long id, String filename, String author, Instant created, long size, String mimeType)
{
    public JiraAttachment
    {
        requireNonNull(filename, "filename is null");
        requireNonNull(author, "author is null");
        requireNonNull(created, "created is null");
        requireNonNull(mimeType, "mimeType is null");
    }
}

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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What an issue has in a custom field.
 */
public sealed interface CustomValue
{
    record OfNumber(double value)
            implements CustomValue {}

    /**
     * Text on one line, or the address of something, such as an account in another system.
     */
    record OfText(String value)
            implements CustomValue
    {
        public OfText
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfDocument(JsonNode value)
            implements CustomValue
    {
        public OfDocument
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfOption(FieldOption value)
            implements CustomValue
    {
        public OfOption
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfOptions(ImmutableList<FieldOption> values)
            implements CustomValue
    {
        public OfOptions
        {
            requireNonNull(values, "values is null");
        }
    }

    record OfCascade(FieldOption parent, Optional<FieldOption> child)
            implements CustomValue
    {
        public OfCascade
        {
            requireNonNull(parent, "parent is null");
            requireNonNull(child, "child is null");
        }
    }

    record OfUser(String accountId)
            implements CustomValue
    {
        public OfUser
        {
            requireNonNull(accountId, "accountId is null");
        }
    }

    record OfUsers(ImmutableList<String> accountIds)
            implements CustomValue
    {
        public OfUsers
        {
            requireNonNull(accountIds, "accountIds is null");
        }
    }

    record OfGroup(JiraGroup value)
            implements CustomValue
    {
        public OfGroup
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfGroups(ImmutableList<JiraGroup> values)
            implements CustomValue
    {
        public OfGroups
        {
            requireNonNull(values, "values is null");
        }
    }

    record OfVersion(JiraVersion value)
            implements CustomValue
    {
        public OfVersion
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfVersions(ImmutableList<JiraVersion> values)
            implements CustomValue
    {
        public OfVersions
        {
            requireNonNull(values, "values is null");
        }
    }

    /**
     * @param key of the project
     */
    record OfProject(String key)
            implements CustomValue
    {
        public OfProject
        {
            requireNonNull(key, "key is null");
        }
    }

    record OfDate(LocalDate value)
            implements CustomValue
    {
        public OfDate
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfTime(Instant value)
            implements CustomValue
    {
        public OfTime
        {
            requireNonNull(value, "value is null");
        }
    }

    record OfLabels(ImmutableList<String> values)
            implements CustomValue
    {
        public OfLabels
        {
            requireNonNull(values, "values is null");
        }
    }

    record OfSprints(ImmutableList<JiraSprint> values)
            implements CustomValue
    {
        public OfSprints
        {
            requireNonNull(values, "values is null");
        }
    }
}

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

import com.google.common.collect.ImmutableSet;

import java.util.Comparator;
import java.util.regex.Pattern;

import static java.util.Comparator.comparing;

/**
 * Issues, by their keys, former keys and ids: one that is not there or not visible is an error.
 */
record IssueDomain()
        implements JqlDomain
{
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*-\\d+");

    @Override
    public Kind kind()
    {
        return Kind.ISSUE;
    }

    @Override
    public ImmutableSet<String> find(String text, JqlContext context)
    {
        return context.viewer().data().findIssue(text)
                .filter(context.viewer()::searches)
                .map(issue -> ImmutableSet.of(String.valueOf(issue.id())))
                .orElse(ImmutableSet.of());
    }

    /**
     * By project, and by number within it.
     */
    @Override
    public Comparator<String> order(JqlContext context)
    {
        return comparing(id -> context.viewer().data().findIssue(Long.parseLong(id)).orElseThrow(), comparing(JiraIssue::projectKey).thenComparingInt(JiraIssue::number));
    }

    @Override
    public boolean isRanked()
    {
        return true;
    }

    @Override
    public String unknown(String text, String field)
    {
        if (text.matches("\\d+")) {
            return "A value with ID '%s' does not exist for the field '%s'.".formatted(text, field);
        }
        if (!KEY.matcher(text).matches()) {
            return "The issue key '%s' for field '%s' is invalid.".formatted(text, field);
        }
        return "An issue with key '%s' does not exist for field '%s'.".formatted(text, field);
    }
}

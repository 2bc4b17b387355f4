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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableList;
import io.omnisql.policy.model.PolicyDocument;

import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What a file says, or all that is wrong with it.
 */
public record PolicyReading(Optional<PolicyDocument> document, List<PolicyProblem> problems)
{
    public PolicyReading
    {
        requireNonNull(document, "document is null");
        problems = ImmutableList.copyOf(problems);
        checkArgument(document.isPresent() == problems.isEmpty(), "either a document or problems");
    }
}

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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Optional;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static java.util.Objects.requireNonNull;

/**
 * A source's own way to say something: a status with a header value or a phrase in the body.
 *
 * @param header a header that must be there, with this value if {@code headerValue} is given
 * @param otherThan a value that the header must not have
 * @param refusedQuery whether it is about queries alone that were answered without data
 * @param problem a type of problem that a short answer to a GraphQL query must name
 * @param phrase a phrase that must occur in the body, in any case
 * @param path the path template of the only endpoint that says so; empty for a way of the whole source
 */
public record ResponseRule(int status, Optional<String> header, Optional<String> headerValue, @JsonInclude(NON_ABSENT) Optional<String> otherThan, boolean refusedQuery, Optional<String> problem, Optional<String> phrase, @JsonInclude(NON_ABSENT) Optional<String> path, ResponseMeaning meaning)
{
    public ResponseRule
    {
        requireNonNull(header, "header is null");
        requireNonNull(headerValue, "headerValue is null");
        requireNonNull(otherThan, "otherThan is null");
        requireNonNull(problem, "problem is null");
        requireNonNull(phrase, "phrase is null");
        requireNonNull(path, "path is null");
        requireNonNull(meaning, "meaning is null");
    }

    public static ResponseRule status(int status, ResponseMeaning meaning)
    {
        return new ResponseRule(status, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), meaning);
    }

    public ResponseRule withHeader(String name)
    {
        return new ResponseRule(status, Optional.of(name), Optional.empty(), Optional.empty(), refusedQuery, problem, phrase, path, meaning);
    }

    public ResponseRule withHeader(String name, String value)
    {
        return new ResponseRule(status, Optional.of(name), Optional.of(value), Optional.empty(), refusedQuery, problem, phrase, path, meaning);
    }

    public ResponseRule withHeaderOtherThan(String name, String value)
    {
        return new ResponseRule(status, Optional.of(name), Optional.empty(), Optional.of(value), refusedQuery, problem, phrase, path, meaning);
    }

    public ResponseRule ofRefusedQuery()
    {
        return new ResponseRule(status, header, headerValue, otherThan, true, problem, phrase, path, meaning);
    }

    public ResponseRule withProblem(String type)
    {
        return new ResponseRule(status, header, headerValue, otherThan, refusedQuery, Optional.of(type), phrase, path, meaning);
    }

    public ResponseRule withPhrase(String text)
    {
        return new ResponseRule(status, header, headerValue, otherThan, refusedQuery, problem, Optional.of(text), path, meaning);
    }

    /**
     * Of that endpoint only: a phrase in the answer of another one may be what the query itself has said.
     */
    public ResponseRule of(String template)
    {
        return new ResponseRule(status, header, headerValue, otherThan, refusedQuery, problem, phrase, Optional.of(template), meaning);
    }
}

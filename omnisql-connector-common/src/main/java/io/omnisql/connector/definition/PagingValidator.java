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

import static java.util.Objects.requireNonNull;

/**
 * Finds what is wrong with the pages of endpoints.
 */
final class PagingValidator
{
    private final DefinitionProblems problems;

    PagingValidator(DefinitionProblems problems)
    {
        this.problems = requireNonNull(problems, "problems is null");
    }

    void validate(EndpointDefinition endpoint, String where)
    {
        if (!endpoint.isList() && !(endpoint.paging() instanceof Paging.Unpaged)) {
            problems.add("%s: a single record has no pages", where);
        }
        if (endpoint.paging() instanceof Paging.LinkHeader && !(endpoint.wire() instanceof WireForm.QueryString)) {
            problems.add("%s: a link to the next page is a URL, which holds no body", where);
        }
        if (endpoint.paging() instanceof Paging.Offset offset) {
            validate(endpoint, offset, where);
        }
    }

    private void validate(EndpointDefinition endpoint, Paging.Offset paging, String where)
    {
        paging.total().ifPresent(total -> {
            if (isNoMember(total)) {
                problems.add("%s: the total of a list is one number", where);
            }
        });
        paging.places().ifPresent(places -> {
            if (isNoMember(places.start()) || isNoMember(places.size()) || isNoMember(places.last())) {
                problems.add("%s: the places of a page are told by one value each", where);
            }
        });
        if ((paging.total().isPresent() || paging.places().isPresent()) && endpoint.records().pointers().contains(JsonPointer.ROOT)) {
            problems.add("%s: a document that is an array of records has no place for %s", where, paging.total().isPresent() ? "a total" : "what is said of a page");
        }
        if (paging.parameter().equals(paging.sizeParameter())) {
            problems.add("%s: parameter '%s' says both where a page begins and how long it is", where, paging.parameter());
        }
    }

    private static boolean isNoMember(JsonPointer pointer)
    {
        return pointer.segments().isEmpty() || pointer.segments().contains(JsonPointer.EACH);
    }
}

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
package io.omnisql.benchmark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the page behind an answer, as a program does that has no engine.
 */
final class NextPage
{
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private NextPage() {}

    /**
     * The address of the next page.
     *
     * @param header the answer's {@code Link}
     */
    static Optional<String> of(Optional<String> header)
    {
        return header.map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1));
    }
}

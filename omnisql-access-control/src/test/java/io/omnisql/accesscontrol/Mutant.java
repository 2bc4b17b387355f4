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
package io.omnisql.accesscontrol;

import com.google.common.base.Splitter;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One change to the code that PIT has made, and whether a test has failed.
 *
 * @param name of the class, without what all of them have in front
 * @param method in which it is; for a lambda, the one that the lambda stands in
 */
record Mutant(String name, String method, String mutator, Status status)
{
    private static final String FRONT = "io.omnisql.";

    enum Status
    {
        KILLED,
        TIMED_OUT,
        SURVIVED,
        NO_COVERAGE,
    }

    Mutant
    {
        requireNonNull(name, "name is null");
        requireNonNull(method, "method is null");
        requireNonNull(mutator, "mutator is null");
        requireNonNull(status, "status is null");
    }

    /**
     * A line of PIT's CSV: file, class, mutator, method, line, status, test.
     */
    static Mutant parse(String line)
    {
        List<String> fields = Splitter.on(',').limit(7).splitToList(line);
        checkArgument(fields.size() == 7 && fields.get(1).startsWith(FRONT), "No line of PIT's: %s", line);
        String mutator = fields.get(2).substring(fields.get(2).lastIndexOf('.') + 1).replaceFirst("Mutator$", "");
        return new Mutant(fields.get(1).substring(FRONT.length()), fields.get(3).replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1"), mutator, Status.valueOf(fields.get(5)));
    }

    String packageName()
    {
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isNoticed()
    {
        return status == Status.KILLED || status == Status.TIMED_OUT;
    }

    /**
     * As the list of those that are accepted names it; those that are alike are counted there.
     */
    String place()
    {
        return "| `%s` | `%s` | %s |".formatted(name, method, mutator);
    }
}

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
package io.omnisql.github;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The owner and, where there is one, the repository that a query names; or an account.
 *
 * @param beside another repository or account that the query names as well, none of whose rows it admits
 */
record ExpectedKey(String column, String owner, Optional<String> repo, Optional<String> beside)
{
    ExpectedKey
    {
        requireNonNull(column, "column is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(repo, "repo is null");
        requireNonNull(beside, "beside is null");
    }

    static ExpectedKey owner(String owner)
    {
        return new ExpectedKey("owner", owner, Optional.empty(), Optional.empty());
    }

    static ExpectedKey login(String login)
    {
        return new ExpectedKey("login", login, Optional.empty(), Optional.empty());
    }

    static ExpectedKey repository(String owner, String repo)
    {
        return new ExpectedKey("owner", owner, Optional.of(repo), Optional.empty());
    }

    ExpectedKey beside(String other)
    {
        return new ExpectedKey(column, owner, repo, Optional.of(other));
    }

    String condition()
    {
        return repo.map(name -> "%s = '%s' AND repo %s".formatted(column, owner, listed(name))).orElseGet(() -> "%s %s".formatted(column, listed(owner)));
    }

    private String listed(String name)
    {
        return beside.map(other -> "IN ('%s', '%s')".formatted(name, other)).orElseGet(() -> "= '%s'".formatted(name));
    }
}

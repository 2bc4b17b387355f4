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
package io.omnisql.simulator.company;

import com.google.common.collect.ImmutableList;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * The invented company which all simulated sources describe. The same seed and scale always give the same company; the
 * scale multiplies the amount of work, not the number of people or projects.
 */
public record Company(long seed, double scale, ImmutableList<Person> people, ImmutableList<Organization> organizations)
{
    /**
     * The moment at which the invented history ends. No generated time is later.
     */
    public static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

    public Company
    {
        requireNonNull(people, "people is null");
        requireNonNull(organizations, "organizations is null");
    }

    public static Company generate(long seed, double scale)
    {
        return new CompanyGenerator(seed, scale).generate();
    }

    public Organization organization(String login)
    {
        return organizations.stream()
                .filter(organization -> organization.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No organization " + login));
    }
}

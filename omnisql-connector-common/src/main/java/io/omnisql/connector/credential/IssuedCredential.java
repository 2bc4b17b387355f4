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
package io.omnisql.connector.credential;

import java.time.Duration;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A credential that a source has issued, and for how long from the moment at which it came. That is no point in time, so that nobody's clock matters.
 */
public record IssuedCredential(Credential credential, Duration lifetime)
{
    public IssuedCredential
    {
        requireNonNull(credential, "credential is null");
        checkArgument(lifetime.isPositive(), "lifetime is not positive");
    }
}

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
package io.omnisql.connector.scan;

import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Validators;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a page was when it was read, by which the source is asked whether it is so still.
 *
 * @param known whether the source was not asked for it, as it was read with those in front of it before
 */
record PageVersion(ApiRequest request, Validators validators, boolean known)
{
    PageVersion
    {
        requireNonNull(request, "request is null");
        requireNonNull(validators, "validators is null");
    }

    /**
     * Asks by a tag. A time would not do, as a page may change twice in a second: then the whole page is asked for.
     */
    ApiRequest question()
    {
        return validators.etag()
                .map(tag -> request.unlessUnchanged(new Validators(Optional.of(tag), Optional.empty())))
                .orElse(request);
    }
}

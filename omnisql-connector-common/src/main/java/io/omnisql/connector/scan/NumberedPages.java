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

import java.util.function.IntFunction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The pages of a list of which each can be asked for before those in front of it have arrived.
 *
 * @param count how many there are, by the source's word
 */
record NumberedPages(int count, IntFunction<ApiRequest> requests)
{
    NumberedPages
    {
        requireNonNull(requests, "requests is null");
    }

    ApiRequest request(int number)
    {
        checkArgument(number >= 1 && number <= count, "there is no page %s of %s", number, count);
        return requests.apply(number);
    }
}

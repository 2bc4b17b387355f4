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

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of each request. Not thread-safe.
 */
final class BatchAnswer
{
    private final List<BatchPage> pages = new ArrayList<>();
    private final List<BatchRequest> elsewhere = new ArrayList<>();
    private final List<BatchRequest> postponed = new ArrayList<>();

    void told(BatchPage page)
    {
        pages.add(page);
    }

    void left(BatchRequest request)
    {
        elsewhere.add(request);
    }

    void postponed(List<BatchRequest> requests)
    {
        postponed.addAll(requests);
    }

    List<BatchPage> pages()
    {
        return ImmutableList.copyOf(pages);
    }

    /**
     * What has to be asked in another form.
     */
    List<BatchRequest> elsewhere()
    {
        return ImmutableList.copyOf(elsewhere);
    }

    /**
     * What a later query has to ask again.
     */
    List<BatchRequest> postponed()
    {
        return ImmutableList.copyOf(postponed);
    }
}

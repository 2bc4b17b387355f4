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
package io.omnisql.connector.cache;

import java.util.Locale;

/**
 * How the answer was come by that a row was read from.
 */
public enum CacheStatus
{
    /**
     * The source has sent it.
     */
    MISS,
    /**
     * The source has said that what was sent before has not changed.
     */
    REVALIDATED,
    /**
     * The source was not asked, as what it has sent before is not too old.
     */
    HIT;

    /**
     * The value of the column {@code $cache_status}.
     */
    public String text()
    {
        return name().toLowerCase(Locale.ENGLISH);
    }

    public static CacheStatus ofText(String text)
    {
        return valueOf(text.toUpperCase(Locale.ENGLISH));
    }
}

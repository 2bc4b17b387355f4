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
package io.omnisql.simulator.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * The formats of text which a description may ask for. Those it names without telling more fit always.
 */
final class Format
{
    private Format() {}

    static boolean fits(String format, String value)
    {
        return switch (format) {
            case "date-time" -> isDateTime(value);
            case "uri" -> isUri(value);
            case "email" -> value.contains("@");
            default -> true;
        };
    }

    private static boolean isDateTime(String value)
    {
        try {
            OffsetDateTime.parse(value);
            return true;
        }
        catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isUri(String value)
    {
        try {
            return new URI(value).isAbsolute();
        }
        catch (URISyntaxException _) {
            return false;
        }
    }
}

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
package io.omnisql.connector.decode;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.ValueSource;

import java.util.Map;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What makes texts of the documents of a source, by the name of their format.
 */
public record DocumentTexts(Map<String, DocumentText> formats)
{
    public DocumentTexts
    {
        formats = ImmutableMap.copyOf(formats);
    }

    /**
     * For the formats that columns of the source name, each of which has to be there.
     */
    public static DocumentTexts of(SourceDefinition source, Map<String, DocumentText> formats)
    {
        DocumentTexts texts = new DocumentTexts(formats);
        source.tables().stream()
                .flatMap(table -> table.columns().stream())
                .forEach(column -> {
                    if (column.source() instanceof ValueSource.Document document) {
                        texts.text(document.format());
                    }
                });
        return texts;
    }

    public static DocumentTexts none()
    {
        return new DocumentTexts(ImmutableMap.of());
    }

    public DocumentText text(String format)
    {
        checkArgument(formats.containsKey(format), "Nothing makes texts of documents of the format '%s'; there are %s", format, formats.keySet());
        return formats.get(format);
    }
}

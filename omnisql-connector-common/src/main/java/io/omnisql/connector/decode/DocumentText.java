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

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes plain text of the documents of one format, which a source brings by the format's name: in its module, {@code newMapBinder(binder, String.class, DocumentText.class)}.
 * <p>
 * Pure, thread-safe and total: whatever stands in a document, and however deep, it has a text.
 */
public interface DocumentText
{
    /**
     * @param document an object, an array or a text; never null, which has no text
     */
    String text(JsonNode document);
}

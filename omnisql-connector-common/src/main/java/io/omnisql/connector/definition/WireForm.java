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
package io.omnisql.connector.definition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;

/**
 * How the parameters of a request travel; to the rest of the engine all forms are the same.
 */
@JsonTypeInfo(use = NAME, property = "@kind")
@JsonSubTypes({
        @JsonSubTypes.Type(value = WireForm.QueryString.class, name = "query_string"),
        @JsonSubTypes.Type(value = WireForm.JsonBody.class, name = "json_body"),
})
public sealed interface WireForm
{
    /**
     * The HTTP method.
     */
    String method();

    /**
     * GET, with the parameters in the URL.
     */
    record QueryString()
            implements WireForm
    {
        @Override
        public String method()
        {
            return "GET";
        }
    }

    /**
     * POST of one JSON object, with the parameters as its members. The operation only reads, so it may be sent again.
     */
    record JsonBody()
            implements WireForm
    {
        @Override
        public String method()
        {
            return "POST";
        }
    }
}

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
package io.omnisql.connector.request;

import okhttp3.HttpUrl;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Writes parameters into a URL; several values repeat the parameter.
 */
final class QueryStringWriter
        implements ParameterWriter
{
    private final HttpUrl.Builder url;

    QueryStringWriter(HttpUrl.Builder url)
    {
        this.url = requireNonNull(url, "url is null");
    }

    @Override
    public void text(String name, String value)
    {
        url.addQueryParameter(name, value);
    }

    @Override
    public void texts(String name, List<String> values)
    {
        values.forEach(value -> url.addQueryParameter(name, value));
    }

    @Override
    public void number(String name, long value)
    {
        url.addQueryParameter(name, String.valueOf(value));
    }

    @Override
    public void numbers(String name, List<String> values)
    {
        texts(name, values);
    }
}

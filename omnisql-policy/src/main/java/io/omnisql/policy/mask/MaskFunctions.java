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
package io.omnisql.policy.mask;

/**
 * The functions of our own catalog that masks call: the keys are read on the node, so that none stands in SQL.
 */
public final class MaskFunctions
{
    public static final String CATALOG = "omnisql";
    public static final String SCHEMA = "mask";

    /**
     * {@code keyed_text(tenant varchar, value varchar) → varchar}: 64 hexadecimal digits, {@link KeyedHash#text}.
     */
    public static final String KEYED_TEXT = "keyed_text";

    /**
     * {@code keyed_number(tenant varchar, value bigint) → bigint}: never negative, {@link KeyedHash#number}.
     */
    public static final String KEYED_NUMBER = "keyed_number";

    private MaskFunctions() {}
}

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
package io.omnisql.simulator.github;

import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Longs;

/**
 * Makes the opaque global id of a thing out of its kind and its numeric id.
 */
final class NodeId
{
    private NodeId() {}

    static String of(String kind, long id)
    {
        return kind + "_kwDO" + BaseEncoding.base64Url().omitPadding().encode(Longs.toByteArray(id));
    }
}

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
package io.omnisql.simulator.company;

import com.google.common.collect.ImmutableList;

/**
 * Names to make up people from.
 */
final class Names
{
    static final ImmutableList<String> FIRST = ImmutableList.of(
            "Amara",
            "Bela",
            "Cato",
            "Dilys",
            "Edda",
            "Farid",
            "Greta",
            "Hana",
            "Ivo",
            "Juno",
            "Kofi",
            "Lior",
            "Mira",
            "Nils",
            "Oona",
            "Pavel",
            "Quinn",
            "Rosa",
            "Sanjay",
            "Tove",
            "Uma",
            "Viggo",
            "Wanda",
            "Yusuf");

    static final ImmutableList<String> LAST = ImmutableList.of(
            "Alder",
            "Birch",
            "Cedar",
            "Drake",
            "Elm",
            "Finch",
            "Grove",
            "Heath",
            "Ibis",
            "Jay",
            "Kestrel",
            "Lark",
            "Moss",
            "Nettle",
            "Oak",
            "Pine",
            "Quail",
            "Reed",
            "Sorrel",
            "Thorn",
            "Umber",
            "Vale",
            "Wren",
            "Yarrow");

    private Names() {}
}

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
package io.omnisql.simulator.jira.jql;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;

import java.util.Locale;

/**
 * The words that JQL keeps for itself, as its documentation lists them: they are values only in quotes.
 */
public final class ReservedWords
{
    private static final ImmutableSet<String> WORDS = ImmutableSet.copyOf(Splitter.on(' ').split(""
            + "a an abort access add after alias all alter and any are as asc at audit avg be before begin between boolean break but by byte catch cf char character check checkpoint collate collation"
            + " column commit connect continue count create current date decimal declare decrement default defaults define delete delimiter desc difference distinct divide do double drop else empty"
            + " encoding end equals escape exclusive exec execute exists explain false fetch file field first float for from function go goto grant greater group having identified if immediate in"
            + " increment index initial inner inout input insert int integer intersect intersection into is isempty isnull it join last left less like limit lock long max min minus mode modify modulo"
            + " more multiply next no noaudit not notin nowait null number object of on option or order outer output power previous prior privileges public raise raw remainder rename resource return"
            + " returns revoke right row rowid rownum rows select session set share size sqrt start strict string subtract such sum synonym table that the their then there these they this to trans"
            + " transaction trigger true uid union unique update user validate values view was when whenever where while will with"));

    private ReservedWords() {}

    public static boolean contains(String word)
    {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}

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
package io.omnisql.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.primitives.Bytes;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

/**
 * A page of issues whose numbers can be replaced by others of as many digits.
 */
final class PageTemplate
{
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] page;
    // where the numbers begin, and of which records they are
    private final int[] places;
    private final int[] records;
    private final int digits;

    private PageTemplate(byte[] page, int[] places, int[] records, int digits)
    {
        this.page = requireNonNull(page, "page is null");
        this.places = requireNonNull(places, "places is null");
        this.records = requireNonNull(records, "records is null");
        this.digits = digits;
    }

    /**
     * @param firstNumber has the digits that all numbers have
     */
    static PageTemplate of(List<ObjectNode> issues, int firstNumber)
    {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        int[] places = new int[issues.size()];
        for (int index = 0; index < places.length; index++) {
            page.write(index == 0 ? '[' : ',');
            byte[] issue = bytes(issues.get(index).put("number", firstNumber));
            String member = "\"number\":" + firstNumber;
            int number = Bytes.indexOf(issue, member.getBytes(US_ASCII));
            places[index] = page.size() + number + member.indexOf(':') + 1;
            page.writeBytes(issue);
        }
        page.write(']');
        return new PageTemplate(page.toByteArray(), places, IntStream.range(0, places.length).toArray(), Integer.toString(firstNumber).length());
    }

    /**
     * @param records have the number wherever it is to be replaced
     */
    static PageTemplate ofNumbered(List<ObjectNode> records, int firstNumber)
    {
        byte[] page = bytes(records);
        byte[] digits = Integer.toString(firstNumber).getBytes(US_ASCII);
        IntStream.Builder places = IntStream.builder();
        IntStream.Builder owners = IntStream.builder();
        // behind the bracket or the comma
        int begin = 1;
        for (int record = 0; record < records.size(); record++) {
            byte[] text = bytes(records.get(record));
            for (int place = Bytes.indexOf(text, digits); place >= 0; place = indexOf(text, digits, place + 1)) {
                places.add(begin + place);
                owners.add(record);
            }
            begin += text.length + 1;
        }
        return new PageTemplate(page, places.build().toArray(), owners.build().toArray(), digits.length);
    }

    private static int indexOf(byte[] text, byte[] digits, int from)
    {
        int place = Bytes.indexOf(Arrays.copyOfRange(text, from, text.length), digits);
        return place < 0 ? place : from + place;
    }

    private static byte[] bytes(Object json)
    {
        try {
            return JSON.writeValueAsBytes(json);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written: " + json, e);
        }
    }

    byte[] numberedFrom(int first)
    {
        byte[] numbered = page.clone();
        for (int index = 0; index < places.length; index++) {
            byte[] number = Integer.toString(first + records[index]).getBytes(US_ASCII);
            checkArgument(number.length == digits, "%s has not %s digits", first + records[index], digits);
            System.arraycopy(number, 0, numbered, places[index], digits);
        }
        return numbered;
    }
}

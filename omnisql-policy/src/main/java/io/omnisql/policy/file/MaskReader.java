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
package io.omnisql.policy.file;

import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.mask.DateUnit;
import io.omnisql.policy.mask.MaskFunction;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what stands in place of a value.
 */
final class MaskReader
{
    private static final Set<String> WITH_SETTINGS = ImmutableSet.of("constant", "partial", "truncate-date", "bucket");
    private static final String ALL = "nullify, hash, redact-json, {constant: text}, {partial: {first: n, last: n}}, {truncate-date: unit} or {bucket: width}";
    private static final Pattern WIDTH = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    private MaskReader() {}

    static Optional<MaskFunction> mask(YamlNode node)
    {
        if (node.isScalar()) {
            return node.text().flatMap(word -> switch (word) {
                case "nullify" -> Optional.of(new MaskFunction.Nullify());
                case "hash" -> Optional.of(new MaskFunction.Hash());
                case "redact-json" -> Optional.of(new MaskFunction.RedactJson());
                default -> {
                    node.problem("There are no other masks, and no SQL, than " + ALL);
                    yield Optional.empty();
                }
            });
        }
        Map<String, YamlNode> entries = node.entries(WITH_SETTINGS);
        if (entries.size() != 1) {
            node.problem("is one mask: " + ALL);
            return Optional.empty();
        }
        Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
        YamlNode settings = entry.getValue();
        return switch (entry.getKey()) {
            case "constant" -> settings.text().map(MaskFunction.Constant::new);
            case "partial" -> partial(settings);
            case "truncate-date" -> unit(settings).map(MaskFunction.TruncateDate::new);
            case "bucket" -> width(settings).map(MaskFunction.Bucket::new);
            default -> Optional.empty();
        };
    }

    private static Optional<MaskFunction> partial(YamlNode node)
    {
        Map<String, YamlNode> entries = node.entries(ImmutableSet.of("first", "last"));
        int first = Optional.ofNullable(entries.get("first")).flatMap(value -> value.number(MaskFunction.Partial.MOST)).orElse(0);
        int last = Optional.ofNullable(entries.get("last")).flatMap(value -> value.number(MaskFunction.Partial.MOST)).orElse(0);
        if (first + last < 1 || first + last > MaskFunction.Partial.MOST) {
            node.problem("shows from 1 to %s characters, first and last together".formatted(MaskFunction.Partial.MOST));
            return Optional.empty();
        }
        return Optional.of(new MaskFunction.Partial(first, last));
    }

    private static Optional<DateUnit> unit(YamlNode node)
    {
        return node.text().flatMap(word -> {
            Optional<DateUnit> found = Arrays.stream(DateUnit.values()).filter(unit -> unit.word().equals(word)).findFirst();
            if (found.isEmpty()) {
                node.problem("is truncated to day, week, month, quarter or year");
            }
            return found;
        });
    }

    private static Optional<BigDecimal> width(YamlNode node)
    {
        return node.text(WIDTH, "a number above 1").map(BigDecimal::new).filter(width -> {
            boolean wide = width.compareTo(BigDecimal.ONE) > 0;
            if (!wide) {
                node.problem("has to be above 1: narrower buckets show the number itself");
            }
            return wide;
        });
    }
}

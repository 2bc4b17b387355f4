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

import java.math.BigDecimal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What may stand in place of a value: total, and not to be turned back. {@link MaskCompiler} says of which types.
 */
public sealed interface MaskFunction
{
    /**
     * Its name in a policy.
     */
    String word();

    record Nullify()
            implements MaskFunction
    {
        @Override
        public String word()
        {
            return "nullify";
        }
    }

    /**
     * The same for every row, null or not.
     */
    record Constant(String text)
            implements MaskFunction
    {
        public Constant
        {
            requireNonNull(text, "text is null");
        }

        @Override
        public String word()
        {
            return "constant";
        }
    }

    /**
     * {@link KeyedHash} under the key of the catalog's tenant: equal values stay equal within the tenant, so that they can be joined and counted.
     */
    record Hash()
            implements MaskFunction
    {
        @Override
        public String word()
        {
            return "hash";
        }
    }

    /**
     * The first and last characters, of texts that have at least as many others.
     */
    record Partial(int first, int last)
            implements MaskFunction
    {
        public static final int MOST = 8;

        public Partial
        {
            checkArgument(first >= 0 && last >= 0 && first + last >= 1 && first + last <= MOST, "From 1 to %s characters can be shown", MOST);
        }

        @Override
        public String word()
        {
            return "partial";
        }
    }

    record TruncateDate(DateUnit unit)
            implements MaskFunction
    {
        public TruncateDate
        {
            requireNonNull(unit, "unit is null");
        }

        @Override
        public String word()
        {
            return "truncate-date";
        }
    }

    /**
     * The next multiple of the width, towards zero.
     */
    record Bucket(BigDecimal width)
            implements MaskFunction
    {
        public Bucket
        {
            checkArgument(width.compareTo(BigDecimal.ONE) > 0, "A bucket is wider than 1");
        }

        @Override
        public String word()
        {
            return "bucket";
        }
    }

    /**
     * Only whether it was an object, an array or something else: member names can be personal as well.
     */
    record RedactJson()
            implements MaskFunction
    {
        @Override
        public String word()
        {
            return "redact-json";
        }
    }
}

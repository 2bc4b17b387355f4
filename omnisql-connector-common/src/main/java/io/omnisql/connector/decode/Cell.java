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

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.Type;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * The value of one column in the record that is being read: written by a decoder, tested by the row predicate, appended to a block.
 * <p>
 * One cell serves all records of a scan, so that decoding makes no row objects. Not thread-safe.
 */
public final class Cell
{
    private static final int LAST_OF_ASCII = 0x7F;

    private final Type type;
    private final Class<?> javaType;
    private boolean present;
    private long longValue;
    private double doubleValue;
    private boolean booleanValue;
    private Object objectValue;
    // a text of which no object was made, as it may be appended to a block only: the next one overwrites it
    private Slice text = Slices.EMPTY_SLICE;
    private int textLength;

    public Cell(Type type)
    {
        this.type = requireNonNull(type, "type is null");
        this.javaType = type.getJavaType();
    }

    public Type type()
    {
        return type;
    }

    public boolean isNull()
    {
        return !present;
    }

    public void clear()
    {
        present = false;
        objectValue = null;
    }

    public void setLong(long value)
    {
        present = true;
        longValue = value;
    }

    public void setDouble(double value)
    {
        present = true;
        doubleValue = value;
    }

    public void setBoolean(boolean value)
    {
        present = true;
        booleanValue = value;
    }

    public void setObject(Object value)
    {
        present = true;
        objectValue = requireNonNull(value, "value is null");
    }

    /**
     * Sets the value to a text, unless it has other characters than those of ASCII.
     *
     * @return whether it was set
     */
    boolean setAscii(char[] characters, int offset, int length)
    {
        if (text.length() < length) {
            text = Slices.allocate(2 * length);
        }
        byte[] bytes = text.byteArray();
        int all = 0;
        for (int index = 0; index < length; index++) {
            char character = characters[offset + index];
            all |= character;
            bytes[index] = (byte) character;
        }
        if (all > LAST_OF_ASCII) {
            return false;
        }
        present = true;
        objectValue = null;
        textLength = length;
        return true;
    }

    /**
     * Whether the value is this text.
     */
    public boolean isText(Slice other)
    {
        if (!present || javaType != Slice.class) {
            return false;
        }
        return objectValue == null ? text.equals(0, textLength, other, 0, other.length()) : objectValue.equals(other);
    }

    public long getLong()
    {
        return longValue;
    }

    /**
     * The value in the form of Trino's native container type.
     *
     * @throws IllegalStateException if the cell is null
     */
    public Object get()
    {
        checkState(present, "cell is null");
        if (javaType == long.class) {
            return longValue;
        }
        if (javaType == double.class) {
            return doubleValue;
        }
        if (javaType == boolean.class) {
            return booleanValue;
        }
        if (objectValue == null) {
            objectValue = text.copy(0, textLength);
        }
        return objectValue;
    }

    public void appendTo(BlockBuilder builder)
    {
        if (!present) {
            builder.appendNull();
        }
        else if (javaType == long.class) {
            type.writeLong(builder, longValue);
        }
        else if (javaType == double.class) {
            type.writeDouble(builder, doubleValue);
        }
        else if (javaType == boolean.class) {
            type.writeBoolean(builder, booleanValue);
        }
        else if (javaType == Slice.class && objectValue == null) {
            type.writeSlice(builder, text, 0, textLength);
        }
        else if (javaType == Slice.class) {
            type.writeSlice(builder, (Slice) objectValue);
        }
        else {
            type.writeObject(builder, objectValue);
        }
    }
}

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
package io.omnisql.server;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A file of a configuration directory, as whoever is meant to read it understands it. What cannot be understood is told with the file's name.
 */
record ConfigurationFile(Path file, Charset charset)
{
    ConfigurationFile
    {
        requireNonNull(file, "file is null");
        requireNonNull(charset, "charset is null");
    }

    /**
     * A file the server reads itself: bytes that are no UTF-8 do not trouble it.
     */
    static ConfigurationFile ofServer(Path file)
    {
        return new ConfigurationFile(file, ISO_8859_1);
    }

    static ConfigurationFile ofLauncher(Path file)
    {
        return new ConfigurationFile(file, UTF_8);
    }

    /**
     * Without the blanks around values, as the server drops them too; nothing when there is no file.
     */
    ImmutableMap<String, String> properties()
    {
        Properties properties = new Properties();
        try {
            properties.load(Reader.of(text()));
        }
        catch (IllegalArgumentException e) {
            throw new LauncherException("%s holds a \\u without a character's number, as in C:\\users: write every backslash twice, C:\\\\users".formatted(file), e);
        }
        catch (IOException e) {
            throw unreadable(e);
        }
        return ImmutableMap.copyOf(Maps.transformValues(Maps.fromProperties(properties), String::strip));
    }

    /**
     * The lines that are neither empty nor comments; none when there is no file.
     */
    ImmutableList<String> lines()
    {
        return text().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(toImmutableList());
    }

    private String text()
    {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return Files.readString(file, charset);
        }
        catch (CharacterCodingException e) {
            throw new LauncherException("%s is no text in %s: save it in that encoding".formatted(file, charset), e);
        }
        catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LauncherException unreadable(IOException cause)
    {
        return new LauncherException("Cannot read %s: is it a file, and may you read it? (%s)".formatted(file, cause), cause);
    }
}

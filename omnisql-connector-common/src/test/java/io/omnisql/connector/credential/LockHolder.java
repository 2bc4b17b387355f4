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
package io.omnisql.connector.credential;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * A process that has a lock until it is ended.
 */
final class LockHolder
{
    private LockHolder() {}

    static void main(String[] arguments)
            throws IOException
    {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), CREATE, WRITE); FileLock _ = channel.lock()) {
            System.out.println("locked");
            int _ = System.in.read();
        }
    }
}

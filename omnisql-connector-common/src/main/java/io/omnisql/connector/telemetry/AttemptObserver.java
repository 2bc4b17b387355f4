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
package io.omnisql.connector.telemetry;

/**
 * Who is told how an attempt goes, by the thread that sends it: that it is sent, perhaps that the head of an answer has come, and then how it has ended. Nothing at all where it is cancelled before it is sent.
 */
public interface AttemptObserver
{
    AttemptObserver NOBODY = new AttemptObserver()
    {
        @Override
        public void sent() {}

        @Override
        public void answered(int status) {}

        @Override
        public void ended() {}

        @Override
        public void broken(String problem) {}

        @Override
        public void cancelled() {}
    };

    void sent();

    /**
     * The head of the answer is known.
     */
    void answered(int status);

    /**
     * The answer was read to its end.
     */
    void ended();

    /**
     * There was no answer, or not all of it.
     *
     * @param problem why, in a word
     */
    void broken(String problem);

    /**
     * Nobody waits for the answer any more.
     */
    void cancelled();
}

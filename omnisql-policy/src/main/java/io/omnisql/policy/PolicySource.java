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
package io.omnisql.policy;

/**
 * Where policy comes from: a file here, a database or a policy engine behind the same two questions.
 * <p>
 * Answers at once with what it has; what it does to have it happens elsewhere. Thread-safe.
 */
public interface PolicySource
        extends AutoCloseable
{
    /**
     * What is in force: the last policy without problems, or one that denies everything where there was none yet.
     */
    PolicySnapshot current();

    PolicyStatus status();

    @Override
    void close();
}

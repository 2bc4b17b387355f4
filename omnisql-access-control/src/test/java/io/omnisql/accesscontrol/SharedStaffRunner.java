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
package io.omnisql.accesscontrol;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all test classes of a run the same {@link StaffRunner}, for its start takes longer than their tests. It is closed with the run.
 */
final class SharedStaffRunner
        implements ParameterResolver
{
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension)
    {
        return parameter.getParameter().getType() == StaffRunner.class;
    }

    @Override
    public StaffRunner resolveParameter(ParameterContext parameter, ExtensionContext extension)
    {
        return extension.getRoot().getStore(Namespace.create(SharedStaffRunner.class)).computeIfAbsent(StaffRunner.class, _ -> start(), StaffRunner.class);
    }

    private static StaffRunner start()
    {
        try {
            return new StaffRunner();
        }
        catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

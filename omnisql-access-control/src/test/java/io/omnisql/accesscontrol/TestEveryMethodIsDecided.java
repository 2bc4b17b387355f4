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

import io.trino.spi.security.SystemAccessControl;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

final class TestEveryMethodIsDecided
{
    @Test
    void testEveryMethodIsDecided()
    {
        List<Method> methods = methods();
        assertThat(methods).hasSizeGreaterThan(90);
        assertThat(methods.stream().filter(method -> !isDecided(method)).map(Method::toString).toList()).isEmpty();
    }

    @Test
    void testAnInheritedMethodIsNoticed()
    {
        // the interface's own default is no decision of ours
        List<Method> undecided = methods().stream().filter(method -> !isOurs(method)).collect(toImmutableList());
        assertThat(undecided).hasSameSizeAs(methods());
    }

    private static List<Method> methods()
    {
        return Stream.of(SystemAccessControl.class.getMethods()).filter(method -> !method.isSynthetic()).collect(toImmutableList());
    }

    private static boolean isDecided(Method method)
    {
        try {
            return isOurs(OmniSqlAccessControl.class.getMethod(method.getName(), method.getParameterTypes()));
        }
        catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOurs(Method method)
    {
        return method.getDeclaringClass().getPackage().equals(OmniSqlAccessControl.class.getPackage());
    }
}

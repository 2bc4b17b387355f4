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

import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.security.SystemAccessControl;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import static java.util.Objects.requireNonNull;

/**
 * Allows everything, for a test's fixture and to show what leaks without enforcement, until it is switched on.
 */
final class SwitchedAccessControl
        implements InvocationHandler
{
    private final SystemAccessControl enforced;
    private volatile boolean on;

    SwitchedAccessControl(SystemAccessControl enforced)
    {
        this.enforced = requireNonNull(enforced, "enforced is null");
    }

    SystemAccessControl accessControl()
    {
        return (SystemAccessControl) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SystemAccessControl.class}, this);
    }

    void turn(boolean enforce)
    {
        on = enforce;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments)
            throws Throwable
    {
        try {
            return method.invoke(on ? enforced : AllowAllSystemAccessControl.INSTANCE, arguments);
        }
        catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

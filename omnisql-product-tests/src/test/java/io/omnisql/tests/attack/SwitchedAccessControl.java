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
package io.omnisql.tests.attack;

import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.security.SystemAccessControl;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import static java.util.Objects.requireNonNull;

/**
 * Asks the access control of the moment: the same server, with the same rows, shows an attacker what each protection lets through. None at first.
 */
final class SwitchedAccessControl
        implements InvocationHandler
{
    private volatile SystemAccessControl current = AllowAllSystemAccessControl.INSTANCE;

    SystemAccessControl accessControl()
    {
        return (SystemAccessControl) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SystemAccessControl.class}, this);
    }

    void turn(SystemAccessControl next)
    {
        current = requireNonNull(next, "next is null");
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments)
            throws Throwable
    {
        try {
            return method.invoke(current, arguments);
        }
        catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

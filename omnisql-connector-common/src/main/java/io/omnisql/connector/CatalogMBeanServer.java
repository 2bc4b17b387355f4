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
package io.omnisql.connector;

import io.trino.plugin.base.jmx.RebindSafeMBeanServer;

import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.NotCompliantMBeanException;
import javax.management.ObjectInstance;
import javax.management.ObjectName;

import java.util.concurrent.ConcurrentMap;

import static java.util.Objects.requireNonNull;

/**
 * JMX as a catalog sees it: it ends its own beans only, and not those of another one that has taken its name since, as Trino shuts a catalog down some time after it was dropped. Thread-safe.
 */
final class CatalogMBeanServer
        extends RebindSafeMBeanServer
{
    private final ConcurrentMap<ObjectName, CatalogMBeanServer> owners;

    /**
     * @param owners whose beans there are, of all catalogs
     */
    CatalogMBeanServer(MBeanServer server, ConcurrentMap<ObjectName, CatalogMBeanServer> owners)
    {
        super(server);
        this.owners = requireNonNull(owners, "owners is null");
    }

    @Override
    public ObjectInstance registerMBean(Object bean, ObjectName name)
            throws MBeanRegistrationException, NotCompliantMBeanException
    {
        owners.put(name, this);
        return super.registerMBean(bean, name);
    }

    @Override
    public void unregisterMBean(ObjectName name)
            throws InstanceNotFoundException, MBeanRegistrationException
    {
        if (owners.remove(name, this)) {
            super.unregisterMBean(name);
        }
    }
}

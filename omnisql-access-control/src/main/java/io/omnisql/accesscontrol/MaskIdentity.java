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

import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.mask.MaskFunctions;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.security.Identity;

import java.util.Set;

/**
 * As whom filters are evaluated, and masks that call a function of ours: it may read the columns that they compare, which the user may not, and call those functions, which nobody else may.
 * <p>
 * Nobody can be it: it runs no queries, and a user of this name in a policy is not known.
 */
final class MaskIdentity
{
    static final String USER = "omnisql-policy";

    private static final Set<String> FUNCTIONS = ImmutableSet.of(MaskFunctions.KEYED_TEXT, MaskFunctions.KEYED_NUMBER);

    private MaskIdentity() {}

    static boolean is(Identity identity)
    {
        return identity.getUser().equals(USER);
    }

    /**
     * Catalogs of tenants, to read what filters compare, and that of our functions.
     */
    static boolean mayEnter(String catalog, PolicyView view)
    {
        return catalog.equals(MaskFunctions.CATALOG) || view.isOfSomeTenant(catalog);
    }

    static boolean canExecute(CatalogSchemaRoutineName function)
    {
        return function.getCatalogName().equals(MaskFunctions.CATALOG) && function.getSchemaName().equals(MaskFunctions.SCHEMA) && FUNCTIONS.contains(function.getRoutineName());
    }
}

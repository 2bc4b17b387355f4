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

import static java.util.Objects.requireNonNull;

/**
 * Whose a catalog is.
 */
public sealed interface CatalogOwner
{
    /**
     * One tenant's: nobody else knows that it exists.
     */
    record OwnedBy(String tenant)
            implements CatalogOwner
    {
        public OwnedBy
        {
            requireNonNull(tenant, "tenant is null");
        }
    }

    /**
     * Nobody's in the policy, which says once for all of them whether they are read: {@code unmanaged-catalogs}.
     * An allowed one has no row filters and no masks.
     */
    record Unmanaged(boolean allowed)
            implements CatalogOwner {}
}

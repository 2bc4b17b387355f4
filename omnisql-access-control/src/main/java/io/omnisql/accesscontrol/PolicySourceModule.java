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

import com.google.common.base.Ticker;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicyEnforcement;
import io.omnisql.policy.PolicySettings;
import io.omnisql.policy.PolicySource;
import io.omnisql.policy.file.ThreadPolling;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.bootstrap.ClosingBinder.closingBinder;

/**
 * Provides the policy that the settings name, until what asks for it is stopped.
 */
final class PolicySourceModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        closingBinder(binder).registerCloseable(PolicySource.class);
    }

    @Provides
    @Singleton
    static PolicySource source(PolicyConfig config)
    {
        checkArgument(config.getEnforcement() == PolicyEnforcement.REQUIRED, "omnisql.policy.enforcement is off, but policy is to be enforced: remove the one or the other");
        return PolicySettings.open(config, new ThreadPolling(), Ticker.systemTicker());
    }
}

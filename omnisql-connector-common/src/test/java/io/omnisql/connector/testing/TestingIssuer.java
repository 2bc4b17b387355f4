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
package io.omnisql.connector.testing;

import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialIssuer;
import io.omnisql.connector.credential.IssuedCredential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Issues credentials when a test says so.
 */
public final class TestingIssuer
        implements CredentialIssuer
{
    public static final CredentialId ID = new CredentialId("desk-1");
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final List<CompletableFuture<IssuedCredential>> asked = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<IssuedCredential> issue(Runnable onTokenRequest)
    {
        onTokenRequest.run();
        CompletableFuture<IssuedCredential> issued = new CompletableFuture<>();
        asked.add(issued);
        return issued;
    }

    /**
     * How often somebody has asked.
     */
    public synchronized int asked()
    {
        return asked.size();
    }

    private synchronized CompletableFuture<IssuedCredential> last()
    {
        return asked.getLast();
    }

    public Credential issues(String secret)
    {
        return issues(secret, LIFETIME);
    }

    public Credential issues(String secret, Duration lifetime)
    {
        Credential credential = new Credential.BearerToken(ID, "lending.desk-key", secret);
        last().complete(new IssuedCredential(credential, lifetime));
        return credential;
    }

    public void fails(Throwable failure)
    {
        last().completeExceptionally(failure);
    }
}

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
package io.omnisql.github;

import io.omnisql.simulator.github.GitHubContract;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives all test classes the same {@link TestingGitHub}, started by the first of them and closed after the last.
 * <p>
 * After each class the exchanges so far have to keep to the official specification, where it is at hand.
 */
final class GitHubExtension
        implements ParameterResolver, AfterAllCallback
{
    private static final Namespace NAMESPACE = Namespace.create(GitHubExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context)
    {
        return parameter.getParameter().getType() == TestingGitHub.class;
    }

    @Override
    public TestingGitHub resolveParameter(ParameterContext parameter, ExtensionContext context)
    {
        return shared(context);
    }

    @Override
    public void afterAll(ExtensionContext context)
    {
        if (GitHubContract.find().isPresent()) {
            assertThat(shared(context).simulator().violations()).describedAs("against the official specification").isEmpty();
        }
    }

    private static TestingGitHub shared(ExtensionContext context)
    {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(TestingGitHub.class, _ -> TestingGitHub.start(), TestingGitHub.class);
    }
}

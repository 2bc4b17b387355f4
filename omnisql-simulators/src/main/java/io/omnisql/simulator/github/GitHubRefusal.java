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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Ends the making of an answer with an error status. Carries the body, and for a redirect the new address.
 */
final class GitHubRefusal
        extends RuntimeException
{
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final transient GitHubResult result;

    private GitHubRefusal(GitHubResult result)
    {
        super("status " + result.status(), null, false, false);
        this.result = requireNonNull(result, "result is null");
    }

    GitHubResult result()
    {
        return result;
    }

    static GitHubRefusal notFound()
    {
        return new GitHubRefusal(error(404, "Not Found"));
    }

    static GitHubRefusal branchNotFound()
    {
        return new GitHubRefusal(error(404, "Branch not found"));
    }

    static GitHubRefusal noCommit(String name)
    {
        return new GitHubRefusal(error(422, "No commit found for SHA: " + name));
    }

    static GitHubRefusal of(GitHubResult result)
    {
        return new GitHubRefusal(result);
    }

    static GitHubRefusal noJson()
    {
        return new GitHubRefusal(error(400, "Problems parsing JSON"));
    }

    static GitHubRefusal withoutSchema()
    {
        return new GitHubRefusal(error(501, "The official GraphQL schema is not at hand (property omnisql.contracts)"));
    }

    static GitHubRefusal graphQlRequiresAuthentication()
    {
        return new GitHubRefusal(error(401, "This endpoint requires you to be authenticated."));
    }

    static GitHubRefusal graphQlRateLimited()
    {
        return graphQl("RATE_LIMITED", "API rate limit exceeded");
    }

    /**
     * The whole query fails, with status 200.
     */
    static GitHubRefusal graphQl(String type, String message)
    {
        ObjectNode body = JsonNodeFactory.instance.objectNode().putNull("data");
        body.putArray("errors")
                .addObject()
                .put("type", type)
                .put("message", message);
        return new GitHubRefusal(GitHubResult.of(200, body));
    }

    static GitHubRefusal badCredentials()
    {
        return new GitHubRefusal(error(401, "Bad credentials"));
    }

    static GitHubRefusal noJsonWebToken()
    {
        return new GitHubRefusal(error(401, "A JSON web token could not be decoded"));
    }

    static GitHubRefusal badIssuedAt()
    {
        return new GitHubRefusal(error(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"));
    }

    static GitHubRefusal badExpiration()
    {
        return new GitHubRefusal(error(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"));
    }

    static GitHubRefusal expirationTooFar()
    {
        return new GitHubRefusal(error(401, "'Expiration time' claim ('exp') is too far in the future"));
    }

    static GitHubRefusal noIntegration()
    {
        return new GitHubRefusal(error(404, "Integration not found"));
    }

    static GitHubRefusal notForIntegrations()
    {
        return new GitHubRefusal(error(403, "Resource not accessible by integration"));
    }

    static GitHubRefusal onlyForInstallations()
    {
        return new GitHubRefusal(error(403, "You must authenticate with an installation access token in order to list repositories for an installation."));
    }

    static GitHubRefusal requiresAuthentication()
    {
        return new GitHubRefusal(error(401, "Requires authentication"));
    }

    /**
     * As reported in octokit.rb issue 793, to those who are no members.
     */
    static GitHubRefusal mustHaveAdminRights()
    {
        return new GitHubRefusal(error(403, "Must have admin rights to Repository."));
    }

    static GitHubRefusal onlyForOwners()
    {
        return new GitHubRefusal(error(422, "Only owners can use this filter."));
    }

    static GitHubRefusal issuesDisabled()
    {
        return new GitHubRefusal(error(410, "Issues are disabled for this repo"));
    }

    static GitHubRefusal issueDeleted()
    {
        return new GitHubRefusal(error(410, "This issue was deleted"));
    }

    static GitHubRefusal emptyRepository()
    {
        return new GitHubRefusal(error(409, "Git Repository is empty."));
    }

    static GitHubRefusal unsupportedVersion(String version)
    {
        return new GitHubRefusal(error(400, "\"" + version + "\" is not a supported version of the GitHub REST API."));
    }

    static GitHubRefusal typeBesideAffiliation()
    {
        return new GitHubRefusal(error(422, "If you specify visibility or affiliation, you cannot specify type."));
    }

    static GitHubRefusal tooDeep()
    {
        return new GitHubRefusal(error(
                422,
                "Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)"));
    }

    static GitHubRefusal paginationLimited()
    {
        return new GitHubRefusal(error(
                422,
                "In order to keep the API fast for everyone, pagination is limited for this resource. "
                        + "Check the rel=last link relation in the Link response header to see how far back you can traverse."));
    }

    static GitHubRefusal rateLimited(int status, GitHubToken token, long userId)
    {
        String message = token.isAnonymous()
                ? "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)"
                : token.installedOn().isPresent() ? "API rate limit exceeded for " + token.name().replace("-", " ID ") + "." : "API rate limit exceeded for user ID " + userId + ".";
        return new GitHubRefusal(error(status, message));
    }

    static GitHubRefusal secondaryLimit(int status)
    {
        return new GitHubRefusal(GitHubResult.of(status, JsonNodeFactory.instance.objectNode()
                .put("documentation_url", DOCUMENTATION + "/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits")
                .put("message", "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.")));
    }

    static GitHubRefusal moved(String address)
    {
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("message", "Moved Permanently")
                .put("url", address)
                .put("documentation_url", DOCUMENTATION + "/guides/best-practices-for-using-the-rest-api#follow-redirects");
        return new GitHubRefusal(new GitHubResult(301, body, Optional.empty(), Optional.of(address), Optional.empty()));
    }

    static GitHubRefusal invalid(String resource, String field, String value)
    {
        ObjectNode body = error(422, "Validation Failed").body().deepCopy();
        body.putArray("errors")
                .addObject()
                .put("value", value)
                .put("resource", resource)
                .put("field", field)
                .put("code", "invalid");
        return new GitHubRefusal(GitHubResult.of(422, body));
    }

    private static GitHubResult error(int status, String message)
    {
        return GitHubResult.of(status, JsonNodeFactory.instance.objectNode()
                .put("message", message)
                .put("documentation_url", DOCUMENTATION)
                .put("status", String.valueOf(status)));
    }
}

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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.CaseFormat;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.RawVariables;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * A valid query with what it costs, ready to be executed for whoever asks.
 */
record GraphQlQuery(GraphQLSchema schema, ExecutionInput input, Document document, GraphQlCost cost)
{
    private static final ObjectMapper MAPPER = new ObjectMapper();

    GraphQlQuery
    {
        requireNonNull(schema, "schema is null");
        requireNonNull(input, "input is null");
        requireNonNull(document, "document is null");
        requireNonNull(cost, "cost is null");
    }

    /**
     * Throws a refusal for what is no query of the schema, or one that asks for too much.
     */
    static GraphQlQuery parse(GraphQLSchema schema, String body)
    {
        ExecutionInput input = input(body);
        ParseAndValidateResult parsed = ParseAndValidate.parseAndValidate(schema, input);
        if (parsed.isFailure()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode errors = answer.putArray("errors");
            parsed.getErrors().forEach(error -> invalid(errors.addObject(), error));
            throw GitHubRefusal.of(GitHubResult.of(200, answer));
        }
        try {
            GraphQlCost cost = GraphQlCost.of(
                    ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                            schema,
                            parsed.getDocument(),
                            input.getOperationName(),
                            RawVariables.of(input.getVariables())),
                    schema);
            return new GraphQlQuery(schema, input, parsed.getDocument(), cost);
        }
        catch (GraphQlProblem e) {
            throw GitHubRefusal.graphQl(e.type(), e.getMessage());
        }
        catch (GraphQLException e) {
            // a variable that does not fit
            throw GitHubRefusal.graphQl("INVALID_VARIABLE", String.valueOf(e.getMessage()));
        }
    }

    GitHubResult execute(GitHubCall call)
    {
        GraphQL graphQl = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(GraphQlQuery::problem)
                .preparsedDocumentProvider((_, _) -> CompletableFuture.completedFuture(new PreparsedDocumentEntry(document)))
                .build();
        ExecutionResult result = graphQl.execute(input.transform(builder -> builder
                .root(new GraphQlRoot(call).query(cost))
                .graphQLContext(Map.of(GraphQlExecution.class, new GraphQlExecution(call)))));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("data", MAPPER.valueToTree(result.getData()));
        if (!result.getErrors().isEmpty()) {
            ArrayNode errors = answer.putArray("errors");
            result.getErrors().forEach(error -> failed(errors.addObject(), error));
        }
        return GitHubResult.of(200, answer);
    }

    private static ExecutionInput input(String body)
    {
        try {
            JsonNode json = MAPPER.readTree(body);
            ExecutionInput.Builder input = ExecutionInput.newExecutionInput(json.path("query").asText(""));
            if (json.hasNonNull("operationName")) {
                input.operationName(json.get("operationName").asText());
            }
            if (json.hasNonNull("variables")) {
                input.variables(MAPPER.convertValue(json.get("variables"), new TypeReference<>() {}));
            }
            return input.build();
        }
        catch (JsonProcessingException _) {
            throw GitHubRefusal.noJson();
        }
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> problem(DataFetcherExceptionHandlerParameters parameters)
    {
        String type = parameters.getException() instanceof GraphQlProblem problem ? problem.type() : "INTERNAL";
        GraphQLError error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
                .message("%s", String.valueOf(parameters.getException().getMessage()))
                .extensions(Map.of("type", type))
                .build();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /**
     * An error of execution. It has a type beside its place.
     */
    private static void failed(ObjectNode json, GraphQLError error)
    {
        if (error.getExtensions() != null) {
            json.put("type", String.valueOf(error.getExtensions().get("type")));
        }
        if (error.getPath() != null) {
            json.set("path", MAPPER.valueToTree(error.getPath()));
        }
        putLocations(json, error);
        json.put("message", error.getMessage());
    }

    /**
     * An error of a query that is not executed at all. It has a code instead of a type.
     */
    private static void invalid(ObjectNode json, GraphQLError error)
    {
        String code = error instanceof ValidationError validation ? validation.getValidationErrorType().toString() : "ParseError";
        String words = CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_CAMEL, code.replaceAll("[^A-Za-z]", ""));
        json.putObject("extensions").put("code", words.equals("fieldUndefined") ? "undefinedField" : words);
        putLocations(json, error);
        json.put("message", error.getMessage());
    }

    private static void putLocations(ObjectNode json, GraphQLError error)
    {
        ArrayNode locations = json.putArray("locations");
        if (error.getLocations() != null) {
            error.getLocations().forEach(location -> locations.addObject().put("line", location.getLine()).put("column", location.getColumn()));
        }
    }
}

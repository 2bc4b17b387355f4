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

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import io.omnisql.simulator.contract.ContractFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's official GraphQL schema, every field of which is answered by a {@link GraphQlObject}. It is no part of the
 * project, and read once where it is at hand.
 */
final class GraphQlSchema
{
    private static final String FILE = "github/spec/github-graphql-schema.graphql";
    private static final Supplier<Optional<GraphQLSchema>> SCHEMA = Suppliers.memoize(GraphQlSchema::load);

    private GraphQlSchema() {}

    static Optional<GraphQLSchema> find()
    {
        return SCHEMA.get();
    }

    private static Optional<GraphQLSchema> load()
    {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring()).build();
        return ContractFolder.find()
                .map(folder -> folder.resolve(FILE))
                .filter(Files::isRegularFile)
                .map(Path::toFile)
                .map(file -> new SchemaGenerator().makeExecutableSchema(withoutRepetitions(new SchemaParser().parse(file)), wiring));
    }

    /**
     * The official schema declares two fields of one of its types twice, which it forbids itself.
     */
    private static TypeDefinitionRegistry withoutRepetitions(TypeDefinitionRegistry registry)
    {
        for (ObjectTypeDefinition type : ImmutableList.copyOf(registry.getTypes(ObjectTypeDefinition.class))) {
            Map<String, FieldDefinition> fields = new LinkedHashMap<>();
            type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
            if (fields.size() < type.getFieldDefinitions().size()) {
                registry.remove(type);
                registry.add(type.transform(builder -> builder.fieldDefinitions(ImmutableList.copyOf(fields.values()))));
            }
        }
        return registry;
    }

    private static Object fetch(DataFetchingEnvironment environment)
    {
        GraphQlObject source = environment.getSource();
        Object value = source.field(environment.getField().getName()).value(GraphQlArguments.of(environment));
        return value instanceof GraphQlElements list ? result(list, environment) : value;
    }

    private static DataFetcherResult<Object> result(GraphQlElements list, DataFetchingEnvironment environment)
    {
        DataFetcherResult.Builder<Object> result = DataFetcherResult.newResult().data(list.elements());
        Iterator<GraphQlProblem> problems = list.problems().iterator();
        for (int i = 0; i < list.elements().size(); i++) {
            if (list.elements().get(i).isEmpty()) {
                GraphQlProblem problem = problems.next();
                result.error(GraphqlErrorBuilder.newError(environment)
                        .path(environment.getExecutionStepInfo().getPath().segment(i))
                        .message("%s", problem.getMessage())
                        .extensions(Map.of("type", problem.type()))
                        .build());
            }
        }
        return result.build();
    }

    private static final class Wiring
            implements WiringFactory
    {
        private static final TypeResolver TYPES = environment -> environment.getSchema().getObjectType(environment.<GraphQlObject>getObject().type());

        @Override
        public boolean providesScalar(ScalarWiringEnvironment environment)
        {
            return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
        }

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment)
        {
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(new GraphQlText())
                    .build();
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment)
        {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment)
        {
            return TYPES;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment)
        {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment)
        {
            return TYPES;
        }

        @Override
        public boolean providesDataFetcher(FieldWiringEnvironment environment)
        {
            return true;
        }

        @Override
        public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment)
        {
            return GraphQlSchema::fetch;
        }
    }
}

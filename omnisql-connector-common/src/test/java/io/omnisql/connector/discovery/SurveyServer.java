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
package io.omnisql.connector.discovery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.testing.AcceptedSockets;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * A survey that Ada and Ben have answered, with a journal of what it was asked. Thread-safe.
 */
final class SurveyServer
        implements AutoCloseable
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PAGE = 2;

    private final MockWebServer server = new MockWebServer();
    private final List<String> journal = new ArrayList<>();
    private List<Question> questions = ImmutableList.of();
    private boolean describes = true;
    private CompletableFuture<?> permission = completedFuture(null);

    SurveyServer()
    {
        server.setServerSocketFactory(new AcceptedSockets());
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
                    throws InterruptedException
            {
                // the server keeps what it recorded until somebody takes it
                server.takeRequest(0, SECONDS);
                note(request).ifPresent(CompletableFuture::join);
                return answer(request.getUrl());
            }
        });
        try {
            server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpUrl uri()
    {
        return server.url("/");
    }

    /**
     * Each is a word, and a kind behind a colon.
     */
    synchronized void asks(String... words)
    {
        questions = ImmutableList.copyOf(words).stream().map(Question::parse).collect(toImmutableList());
    }

    /**
     * Whether it says what it asks.
     */
    synchronized void describes(boolean newDescribes)
    {
        this.describes = newDescribes;
    }

    /**
     * Tells what people have said no earlier than that.
     */
    synchronized void answersWhen(CompletableFuture<?> newPermission)
    {
        this.permission = newPermission;
    }

    /**
     * The requests for what begins so.
     */
    synchronized List<String> journal(String path)
    {
        return journal.stream().filter(target -> target.startsWith(path)).collect(toImmutableList());
    }

    synchronized void await(String path)
            throws InterruptedException
    {
        while (journal(path).isEmpty()) {
            wait();
        }
    }

    private synchronized Optional<CompletableFuture<?>> note(RecordedRequest request)
    {
        journal.add(request.getTarget());
        notifyAll();
        return request.getTarget().startsWith("/questions") ? Optional.empty() : Optional.of(permission);
    }

    private synchronized MockResponse answer(HttpUrl url)
    {
        return switch (url.pathSegments().getFirst()) {
            case "questions" -> describes ? json(questions(Integer.parseInt(Optional.ofNullable(url.queryParameter("cursor")).orElse("0")))) : new MockResponse.Builder().code(400).build();
            case "answers" -> json(MAPPER.createArrayNode().add(answer("Ada", 36, "London")).add(answer("Ben", 7, "Oslo")));
            case "essays" -> essays(url.pathSegments());
            default -> new MockResponse.Builder().code(404).build();
        };
    }

    private ObjectNode questions(int from)
    {
        ObjectNode page = MAPPER.createObjectNode();
        ArrayNode array = page.putArray("questions");
        questions.stream().skip(from).limit(PAGE).forEach(question -> array.addObject().put("question", question.word()).put("kind", question.kind()));
        return from + PAGE < questions.size() ? page.put("next", String.valueOf(from + PAGE)) : page.putNull("next");
    }

    private static MockResponse essays(List<String> path)
    {
        ObjectNode essay = MAPPER.createObjectNode().put("person", "Ada").put("essay", "On engines");
        if (path.size() == 2) {
            return json(MAPPER.createArrayNode().add(essay));
        }
        return path.getLast().equals("Ada") ? json(essay) : new MockResponse.Builder().code(404).build();
    }

    private static ObjectNode answer(String person, int age, String town)
    {
        ObjectNode answer = MAPPER.createObjectNode().put("person", person);
        answer.putObject("said").put("age", age).put("town", town).put("pet", "cat of " + person);
        return answer;
    }

    private static MockResponse json(Object body)
    {
        return new MockResponse.Builder().code(200).addHeader("Content-Type", "application/json").body(body.toString()).build();
    }

    @Override
    public void close()
    {
        server.close();
    }

    private record Question(String word, String kind)
    {
        private static Question parse(String text)
        {
            int colon = text.indexOf(':');
            return new Question(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}

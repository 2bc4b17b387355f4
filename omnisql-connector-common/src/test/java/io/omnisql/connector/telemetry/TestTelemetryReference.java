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
package io.omnisql.connector.telemetry;

import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.ratelimit.PermitStats;
import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weakref.jmx.Managed;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page for those who operate a server names every attribute, span and number.
 */
final class TestTelemetryReference
{
    private String page;

    @BeforeEach
    void read()
            throws IOException
    {
        page = Files.readString(Path.of("../docs/observability.md"));
    }

    @Test
    void testAttributes()
            throws IllegalAccessException
    {
        for (Field field : SpanAttributes.class.getFields()) {
            assertThat(page).contains("`%s`".formatted(((AttributeKey<?>) field.get(null)).getKey()));
        }
    }

    @Test
    void testSpans()
    {
        assertThat(page).contains("`%s`".formatted(CatalogTelemetry.PLAN), "`%s`".formatted(CatalogTelemetry.SPLITS), "`%s`".formatted(CatalogTelemetry.SPLIT), "`%s`".formatted(CatalogTelemetry.PAGE));
    }

    @Test
    void testBeans()
    {
        for (Class<?> bean : List.of(RequestStats.class, ScanStats.class, CacheStats.class, PermitStats.class)) {
            assertThat(page).contains("`omnisql.%s:type=%s`".formatted(bean.getPackageName().replaceFirst(".*\\.", ""), bean.getSimpleName()));
            for (Method method : bean.getMethods()) {
                if (method.isAnnotationPresent(Managed.class)) {
                    assertThat(page).contains("`%s`".formatted(method.getName().substring("get".length())));
                }
            }
        }
    }
}

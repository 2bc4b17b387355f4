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
package io.omnisql.connector.reference;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.trino.spi.session.PropertyMetadata;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the reference of catalog and session properties for the documentation, in Markdown, from the classes that read them.
 */
public final class SettingsReference
{
    private SettingsReference() {}

    /**
     * The catalog properties of configuration beans, with the defaults of a fresh one.
     */
    public static String catalogProperties(Object... beans)
    {
        StringBuilder text = new StringBuilder("| Property | Description | Default |\n|---|---|---|\n");
        for (Object bean : beans) {
            Stream.of(bean.getClass().getMethods())
                    .filter(method -> method.isAnnotationPresent(Config.class))
                    .sorted(Comparator.comparing(method -> method.getAnnotation(Config.class).value()))
                    .forEach(method -> text.append("| `%s` | %s | %s |\n".formatted(
                            method.getAnnotation(Config.class).value(),
                            method.getAnnotation(ConfigDescription.class).value(),
                            defaultValue(bean, method.getName()))));
        }
        return text.toString();
    }

    /**
     * The session properties of a catalog.
     */
    public static String sessionProperties(List<PropertyMetadata<?>> properties)
    {
        StringBuilder text = new StringBuilder("| Property | Description | Default |\n|---|---|---|\n");
        for (PropertyMetadata<?> property : properties) {
            text.append("| `%s` | %s | `%s` |\n".formatted(property.getName(), property.getDescription(), property.getDefaultValue()));
        }
        return text.toString();
    }

    private static String defaultValue(Object bean, String setter)
    {
        String name = setter.substring("set".length());
        try {
            Method getter = Stream.of(bean.getClass().getMethods())
                    .filter(method -> method.getParameterCount() == 0 && (method.getName().equals("get" + name) || method.getName().equals("is" + name)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A setting has no getter: " + name));
            Object value = getter.invoke(bean);
            return (value instanceof Optional<?> optional ? optional : Optional.ofNullable(value))
                    .map(Object::toString)
                    .map("`%s`"::formatted)
                    .orElse("");
        }
        catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("A setting has no value: " + name, e);
        }
    }
}

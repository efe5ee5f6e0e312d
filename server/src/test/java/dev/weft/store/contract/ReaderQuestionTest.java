package dev.weft.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.TraceStore;
import dev.weft.store.memory.MemoryTraceStore;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tests ask of a reader is all that it can be asked. */
class ReaderQuestionTest {

    @Test
    void everyMethodOfAReaderIsAsked() {
        Set<Method> asked = new HashSet<>();
        try (TraceStore store = new MemoryTraceStore()) {
            SpanReader reader = store.reader();
            SpanReader noting = (SpanReader) Proxy.newProxyInstance(
                    SpanReader.class.getClassLoader(), new Class<?>[] {SpanReader.class}, (_, method, arguments) -> {
                        asked.add(method);
                        return method.invoke(reader, arguments);
                    });
            for (ReaderQuestion question : ReaderQuestion.values()) {
                question.ask(noting, new Cancellation());
            }
        }

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(Stream.of(SpanReader.class.getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .toList());
    }
}

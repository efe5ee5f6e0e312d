package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attribute keys of recent spans, whose counts are kept from one question to the next. */
class RecentKeysTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Set<AttributeKey.Scope> SCOPES = Set.of(AttributeKey.Scope.SPAN, AttributeKey.Scope.RESOURCE);

    /** Of a group, more than a chunk of rows has whose bounds of starts are known. */
    private static final int SPANS = 700;

    @Test
    void anOlderViewKeepsItsCounts(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.write(span(1, 1).with("http.route", "/a").build());
            SpanReader reader = opened.reader();

            reader.answer(older -> {
                opened.write(span(2, 1).with("http.route", "/b").build());

                assertThat(spansWithRoute(reader)).containsExactly(2L);
                assertThat(spansWithRoute(older)).containsExactly(1L);
                assertThat(spansWithRoute(reader)).containsExactly(2L);
                return true;
            });
        }
    }

    @Test
    void keysInAnyRangeAreThoseOfItsSpans(@TempDir Path path) throws IOException {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        try (StoreInFolder opened = StoreInFolder.open(path);
                MemoryTraceStore expected = new MemoryTraceStore()) {
            for (int group = 0; group < 10; group++) {
                Span[] spans = new Span[SPANS];
                for (int i = 0; i < spans.length; i++) {
                    long number = (long) group * SPANS + i;
                    TestSpans span = span(1, number + 1)
                            .service("service-" + random.nextInt(3))
                            .from(number + random.nextInt(50));
                    spans[i] = (random.nextBoolean()
                                    ? span.with("key", number)
                                    : span.with("key-" + number % 7, "text"))
                            .build();
                }
                opened.write(spans);
                expected.writer().write(List.of(SpanBatch.of(List.of(spans))));
                for (int question = 0; question < 10; question++) {
                    long start = random.nextInt((group + 1) * SPANS) / (1 + random.nextInt(5));
                    TimeRange range =
                            new TimeRange(TestSpans.EPOCH + start, TestSpans.EPOCH + start + random.nextInt(3_000));

                    assertThat(opened.reader().attributeKeys(SCOPES, range, "", 100, NEVER))
                            .as("%s, %s", range, seed)
                            .isEqualTo(expected.reader().attributeKeys(SCOPES, range, "", 100, NEVER));
                }
            }
        }
    }

    private static List<Long> spansWithRoute(SpanReader reader) {
        return reader.attributeKeys(Set.of(AttributeKey.Scope.SPAN), TimeRange.ALL, "http.route", 10, NEVER).stream()
                .map(AttributeKeyCount::spanCount)
                .toList();
    }
}

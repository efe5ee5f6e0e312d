package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
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

    /** More than a question counts whatever its hurry. */
    private static final int MANY = 20_000;

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
                    span.with("key-" + number % 7, "text").with(new Attribute("key", randomValue(random)));
                    spans[i] = (random.nextInt(4) == 0 ? span.with(new Attribute("key", randomValue(random))) : span)
                            .build();
                }
                opened.write(spans);
                expected.writer().write(List.of(SpanBatch.of(List.of(spans))));
                for (int question = 0; question < 10; question++) {
                    long start = random.nextInt((group + 1) * SPANS) / (1 + random.nextInt(5));
                    TimeRange range =
                            new TimeRange(TestSpans.EPOCH + start, TestSpans.EPOCH + start + random.nextInt(3_000));

                    KeySearch search = new KeySearch(SCOPES, range, "", 100);

                    assertThat(opened.reader().attributeKeys(search, NEVER))
                            .as("%s, %s", range, seed)
                            .isEqualTo(expected.reader().attributeKeys(search, NEVER));
                }
            }
        }
    }

    /** The newest are counted first, and each question counts more. */
    @Test
    void aHurryCountsManyRecentSpansBitByBit(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            writeMany(opened);
            KeySearch search = new KeySearch(SCOPES, TimeRange.ALL, "", 10);

            AttributeKeys first = opened.reader().attributeKeys(search.inAHurry(), NEVER);
            assertThat(first.complete()).isFalse();
            assertThat(spansOf(first, "new")).isBetween(MANY / 4L, MANY / 2L);
            assertThat(spansOf(first, "old")).isZero();

            AttributeKeys last = first;
            for (int question = 0; question < MANY / SPANS && !last.complete(); question++) {
                AttributeKeys next = opened.reader().attributeKeys(search.inAHurry(), NEVER);
                assertThat(spansOf(next, "old")).isGreaterThanOrEqualTo(spansOf(last, "old"));
                last = next;
            }
            assertThat(last).isEqualTo(opened.reader().attributeKeys(search, NEVER));
            assertThat(spansOf(last, "old")).isEqualTo(MANY / 2);
        }
    }

    @Test
    void aDeadlineThatHasPassedLeavesTheNewestToCount(@TempDir Path path) throws IOException {
        Cancellation late = new Cancellation();
        late.expire();
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            writeMany(opened);
            KeySearch search = new KeySearch(SCOPES, TimeRange.ALL, "", 10);

            AttributeKeys found = opened.reader().attributeKeys(search, late);
            assertThat(found.complete()).isFalse();
            assertThat(spansOf(found, "new")).isBetween(MANY / 4L, MANY / 2L);
            assertThat(opened.reader().attributeKeys(search, NEVER).complete()).isTrue();

            opened.write(span(2, 1).with("new", 1).build());
            AttributeKeys known = opened.reader().attributeKeys(search, late);
            assertThat(known.complete()).isTrue();
            assertThat(spansOf(known, "old")).isEqualTo(MANY / 2);
            assertThat(spansOf(known, "new")).isEqualTo(MANY / 2 + 1);
        }
    }

    private static void writeMany(StoreInFolder opened) {
        for (String key : List.of("old", "new")) {
            Span[] spans = new Span[MANY / 2];
            for (int i = 0; i < spans.length; i++) {
                spans[i] =
                        span(1, key.hashCode() * (long) MANY + i).with(key, i).build();
            }
            opened.write(spans);
        }
    }

    private static long spansOf(AttributeKeys keys, String key) {
        return keys.items().stream()
                .filter(count -> count.key().key().equals(key))
                .mapToLong(AttributeKeyCount::spanCount)
                .sum();
    }

    /** Of every type, and of lengths whose length takes one, two or three bytes. */
    private static AttributeValue randomValue(Random random) {
        int length = random.nextInt(3) == 0 ? random.nextInt(20_000) : random.nextInt(200);
        return switch (random.nextInt(8)) {
            case 0 -> new AttributeValue.Text("x".repeat(length));
            case 1 -> new AttributeValue.Bool(random.nextBoolean());
            case 2 -> new AttributeValue.Int(random.nextLong() >> random.nextInt(64));
            case 3 -> new AttributeValue.Real(random.nextDouble());
            case 4 -> new AttributeValue.Bytes(new byte[length]);
            case 5 -> new AttributeValue.Array(List.of(new AttributeValue.Int(length)));
            case 6 -> new AttributeValue.KeyValues(new Attributes(List.of(Attribute.of("key", length))));
            default -> new AttributeValue.Empty();
        };
    }

    private static List<Long> spansWithRoute(SpanReader reader) {
        KeySearch search = new KeySearch(Set.of(AttributeKey.Scope.SPAN), TimeRange.ALL, "http.route", 10);
        return reader.attributeKeys(search, NEVER).items().stream()
                .map(AttributeKeyCount::spanCount)
                .toList();
    }
}

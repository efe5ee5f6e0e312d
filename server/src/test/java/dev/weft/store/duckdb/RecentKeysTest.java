package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attribute keys of recent spans, whose counts are kept from one question to the next. */
class RecentKeysTest {

    private static final Cancellation NEVER = new Cancellation();

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

    private static List<Long> spansWithRoute(SpanReader reader) {
        return reader.attributeKeys(Set.of(AttributeKey.Scope.SPAN), TimeRange.ALL, "http.route", 10, NEVER).stream()
                .map(AttributeKeyCount::spanCount)
                .toList();
    }
}

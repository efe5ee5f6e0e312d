package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recent spans are counted by in a range: those that came long before or after it are not looked at. */
class RecentRangesTest {

    private static final int SPANS = 20_000;
    private static final TimeRange LAST_HUNDRED = new TimeRange(EPOCH + SPANS - 100, EPOCH + SPANS);

    /** The deadline is looked at before a few hundred spans are. */
    private static final int FEW_CHECKS = 5;

    private StoreInFolder opened;

    @SuppressWarnings("NullAway.Init") // JUnit opens the store before any test.
    RecentRangesTest() {}

    @BeforeEach
    void writeInOrderOfTime(@TempDir Path folder) throws IOException {
        opened = StoreInFolder.open(folder);
        opened.write(LongStream.range(0, SPANS)
                .mapToObj(i -> span(1 + i / 10, 1 + i)
                        .service("orders")
                        .name("work")
                        .kind(SpanKind.SERVER)
                        .with("key", "value")
                        .from(i)
                        .build())
                .toArray(Span[]::new));
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void servicesAreCountedAtOnce() {
        List<ServiceCount> services = atOnce((reader, cancellation) -> reader.services(LAST_HUNDRED, cancellation));

        assertThat(services).containsExactly(new ServiceCount("orders", 100, 0));
    }

    @Test
    void operationsAreCountedAtOnce() {
        List<OperationCount> operations =
                atOnce((reader, cancellation) -> reader.operations("orders", LAST_HUNDRED, cancellation));

        assertThat(operations).containsExactly(new OperationCount("work", SpanKind.SERVER, 100));
    }

    @Test
    void valuesAreCountedAtOnce() {
        AttributeKey key = new AttributeKey(AttributeKey.Scope.SPAN, "key");

        AttributeValues values =
                atOnce((reader, cancellation) -> reader.attributeValues(key, LAST_HUNDRED, "", 10, cancellation));

        assertThat(values.items())
                .singleElement()
                .satisfies(value -> assertThat(value.spanCount()).isEqualTo(100));
    }

    private <T> T atOnce(BiFunction<SpanReader, Cancellation, T> question) {
        AtomicInteger checks = new AtomicInteger();
        T answer = question.apply(opened.reader(), new Cancellation(() -> checks.incrementAndGet() > FEW_CHECKS));
        assertThat(checks).hasValueLessThanOrEqualTo(FEW_CHECKS);
        return answer;
    }
}

package dev.weft.model.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch is its bytes: spans, columns and single attributes are read from them, and what is no batch is named. */
class SpanBatchTest {

    private static final int ROUNDS = 500;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomSpans spans = new RandomSpans(random);

    @Test
    void spansComeBackEqualAndInOrder() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Span> sent = new ArrayList<>(spans.spans(random.nextInt(20)));
            if (!sent.isEmpty() && random.nextBoolean()) {
                sent.addAll(List.copyOf(sent));
            }

            SpanBatch batch = SpanBatch.of(sent);
            SpanBatch again = BatchReader.read(batch.bytes());

            assertThat(batch.spans()).as(seed.toString()).isEqualTo(sent);
            assertThat(again.spans()).as(seed.toString()).isEqualTo(sent);
            assertThat(WireWriter.tracesData(again.spans())).as(seed.toString()).isEqualTo(batch.bytes());
            BatchColumns.assertAgree(batch, seed);
        }
    }

    @Test
    void aSingleAttributeIsTheFirstWithItsKey() {
        for (int i = 0; i < ROUNDS; i++) {
            SpanBatch batch = SpanBatch.of(spans.spans(5));
            for (int at = 0; at < batch.size(); at++) {
                Span span = batch.span(at);
                for (Attribute attribute : span.attributes()) {
                    assertThat(find(batch, at, attribute.key()))
                            .as(seed.toString())
                            .isEqualTo(span.attributes().find(attribute.key()));
                }
                assertThat(find(batch, at, "no such key")).isNull();
            }
        }
    }

    @Test
    void spansOfOneOriginAreOneGroup() {
        Span span = TestSpans.span(1, 1).service("orders").build();
        Span other = TestSpans.span(1, 2).service("billing").build();

        assertThat(SpanBatch.of(List.of(span, span, span)).originCount()).isEqualTo(1);
        assertThat(SpanBatch.of(List.of(span, other, span)).originCount()).isEqualTo(3);
        assertThat(SpanBatch.of(List.of()).bytes()).isEmpty();
        assertThat(SpanBatch.of(List.of()).size()).isZero();
    }

    @Test
    void originsThatAReaderKnowsAreTheSameObjects() {
        for (int i = 0; i < ROUNDS; i++) {
            BatchReader reader = BatchReader.ofBatches();
            byte[] bytes = SpanBatch.of(spans.spans(3)).bytes();
            SpanBatch batch = reader.readOrThrow(bytes);
            SpanBatch again = reader.readOrThrow(bytes.clone());
            for (int origin = 0; origin < batch.originCount(); origin++) {
                assertThat(again.originAt(origin)).as(seed.toString()).isSameAs(batch.originAt(origin));
            }
        }
    }

    @Test
    void moreOriginsThanAReaderKeepsAreReadAll() {
        BatchReader reader = BatchReader.ofBatches();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                Span span = TestSpans.span(1, 1).service("service-" + i).build();
                assertThat(reader.readOrThrow(SpanBatch.of(List.of(span)).bytes())
                                .spans())
                        .containsExactly(span);
            }
        }
    }

    @Test
    void bytesThatEndEarlyAreNamed() {
        byte[] whole = SpanBatch.of(spans.spans(1)).bytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            int end = length;
            assertThatExceptionOfType(NotPlainException.class)
                    .as("first %d of %d bytes, %s", length, whole.length, seed)
                    .isThrownBy(() -> BatchReader.read(torn))
                    .satisfies(failure -> assertThat(failure.offset()).isBetween(0, end))
                    .withMessageStartingWith("spans at byte ")
                    .withMessageContaining("(expected: ");
        }
    }

    @Test
    void aSpanThatIsDamagedIsAnErrorOfOurOwn() {
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            SpanBatch batch = SpanBatch.of(spans.spans(1));
            byte[] bytes = batch.bytes().clone();
            for (int change = 0; change < 3; change++) {
                bytes[batch.spanOffset(0) + random.nextInt(batch.spanLength(0))] = (byte) random.nextInt();
            }
            int length = random.nextInt(batch.spanLength(0) + 1);
            try {
                SpanReading.read(bytes, batch.spanOffset(0), length, batch.originAt(0));
            } catch (NotPlainException e) {
                assertThat(e.offset()).as(seed.toString()).isBetween(batch.spanOffset(0), bytes.length);
                refused++;
            }
        }
        assertThat(refused).as(seed.toString()).isBetween(1, ROUNDS);
    }

    @Test
    void spansWithoutIdsTakeNoColumns() {
        int emptySpans = 1 << 20;
        byte[] scope = new byte[2 * emptySpans];
        for (int at = 0; at < scope.length; at += 2) {
            scope[at] = OtlpFields.SCOPE_SPANS_SPANS << 3 | WireType.LENGTH_DELIMITED;
        }
        BackwardBuffer request = new BackwardBuffer();
        request.bytes(OtlpFields.RESOURCE_SPANS_SCOPE_SPANS, scope);
        request.message(OtlpFields.TRACES_RESOURCE_SPANS, 0);

        assertThatExceptionOfType(NotPlainException.class)
                .isThrownBy(() -> BatchReader.read(request.toByteArray()))
                .withMessage("spans at byte 0 (expected: spans of at least 30 bytes)");
    }

    private static @Nullable AttributeValue find(SpanBatch batch, int span, String key) {
        return SpanReading.findAttribute(
                batch.bytes(), batch.spanOffset(span), batch.spanLength(span), key.getBytes(StandardCharsets.UTF_8));
    }
}

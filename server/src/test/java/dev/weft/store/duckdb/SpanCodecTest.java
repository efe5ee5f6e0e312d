package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanLink;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpanCodecTest {

    private static final int ROUNDS = 2_000;

    @Test
    void everySpanComesBackEqual() {
        Seed seed = Seed.ofRun();
        RandomSpans random = new RandomSpans(seed.random());
        for (int i = 0; i < ROUNDS; i++) {
            Span span = random.span();
            Resource resource = OriginCodec.decodeResource(OriginCodec.encode(span.resource()));
            Scope scope = OriginCodec.decodeScope(OriginCodec.encode(span.scope()));
            assertThat(SpanCodec.decode(SpanCodec.encode(span), resource, scope))
                    .as(seed.toString())
                    .isEqualTo(span);
            for (SpanLink link : span.links()) {
                assertThat(SpanCodec.decodeLink(SpanCodec.encode(link)))
                        .as(seed.toString())
                        .isEqualTo(link);
            }
            Shape shape = Shape.of(span.attributes());
            assertThat(Shape.decode(shape.encode())).as(seed.toString()).isEqualTo(shape);
        }
    }

    @Test
    void aSpanThatEndsEarlyIsAnErrorNeverAnotherSpan() {
        Seed seed = Seed.ofRun();
        byte[] whole = SpanCodec.encode(new RandomSpans(seed.random()).span());
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThat(failureOf(torn))
                    .as("first %d of %d bytes, %s", length, whole.length, seed)
                    .isInstanceOfAny(BufferUnderflowException.class, IllegalStateException.class);
        }
    }

    @Test
    void bytesBehindTheEndAreAnError() {
        byte[] whole = SpanCodec.encode(TestSpans.span(1, 1).build());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SpanCodec.decode(Arrays.copyOf(whole, whole.length + 1), Resource.EMPTY, Scope.EMPTY))
                .withMessageContaining("1 bytes behind its end");
    }

    @Test
    void anotherVersionIsNamed() {
        byte[] whole = SpanCodec.encode(TestSpans.span(1, 1).build());
        whole[0] = 9;

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SpanCodec.decode(whole, Resource.EMPTY, Scope.EMPTY))
                .withMessage("stored span version: 9 (expected: 1)");
    }

    private static Throwable failureOf(byte[] bytes) {
        try {
            return new AssertionError(SpanCodec.decode(bytes, Resource.EMPTY, Scope.EMPTY));
        } catch (RuntimeException e) {
            return e;
        }
    }
}

package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values at their limits, and those that compare with nothing. */
class ComparedValuesTest {

    @Test
    void numbersWrapAndCompareAtTheirLimits() {
        Span least = span(1, 1).with("v", Long.MIN_VALUE).build();
        Span nan = span(1, 1).with(Attribute.of("v", Double.NaN)).build();
        Span zero = span(1, 1).with(Attribute.of("v", -0.0)).build();

        assertThat(sets("{ span.v = minInt }", least)).hasSize(1);
        assertThat(sets("{ -span.v = span.v }", least)).hasSize(1);
        assertThat(sets("{ span.v - 1 = maxInt }", least)).hasSize(1);
        assertThat(sets("{ span.v / 0 = span.v / 0 }", least)).isEmpty();
        assertThat(sets("{ span.v / 0 != 1 }", least)).isEmpty();
        assertThat(sets("{ span.v != 1.0 }", nan)).hasSize(1);
        assertThat(sets("{ span.v < 1.0 || span.v >= 1.0 }", nan)).isEmpty();
        assertThat(sets("{ span.v = 0.0 }", zero)).hasSize(1);
        assertThat(sets("{ 2 ^ -1 = 0 && 2 ^ 62 > 0 && 2 ^ 63 = minInt }", zero))
                .hasSize(1);
        assertThat(sets("{ 2 ^ -64 = 0 && 3 ^ -4611686018427387904 = 0 && (-1) ^ -3 = -1 && 1 ^ minInt = 1 }", zero))
                .hasSize(1);
        assertThat(sets("{ 0 ^ -1 = 0 || 0 ^ -1 != 0 }", zero)).isEmpty();
    }

    @Test
    void whatHasNoDurationHasNone() {
        Span overflowing = span(1, 1).startingAt(0).endingAt(-1).build();

        assertThat(sets("{ duration >= 0s || duration < 0s || duration != 1s }", overflowing))
                .isEmpty();
    }

    @Test
    void stringsAreOrderedByCodePoint() {
        Span astral = span(1, 1).name("\ud83d\ude00").build();

        assertThat(sets("{ name > `\uff5e` }", astral)).hasSize(1);
    }

    @Test
    void bytesAndTheLikeCompareWithNothingAndNeitherDoArraysOfThem() {
        AttributeValue bytes = new AttributeValue.Bytes(new byte[] {1});
        AttributeValue one = new AttributeValue.Array(List.of(bytes));
        AttributeValue several = new AttributeValue.Array(List.of(bytes, one));

        for (AttributeValue value : List.of(bytes, one, several, new AttributeValue.Array(List.of()))) {
            Span span = span(1, 1).with(new Attribute("v", value)).build();
            assertThat(sets("{ span.v = nil || span.v != nil || span.v != 1 || span.v !~ `x` }", span))
                    .as(value.toString())
                    .isEmpty();
            assertThat(sets("{ } | by(span.v)", span)).hasSize(1);
        }
    }
}

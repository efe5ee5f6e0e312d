package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregates are taken of numbers, leave out what is none, and can be computed with. */
class AggregatesTest {

    private static final long YEAR = 365L * 24 * 3600 * 1_000_000_000;

    @Test
    void aggregatesAreComputedWith() {
        assertThat(sets("{ } | count() * 2 = 8", TRACE)).hasSize(1);
        assertThat(sets("{ } | max(span.code) - min(span.code) = 300", TRACE)).hasSize(1);
        assertThat(sets("{ } | max(span.code) > avg(span.code)", TRACE)).hasSize(1);
    }

    @Test
    void aggregatesCountWhatHasTheValueAndWantNumbers() {
        Span[] mixed = {
            span(1, 1).with("v", 1).build(),
            span(1, 2).with("v", "x").build(),
            span(1, 3).build()
        };

        assertThat(sets("{ } | avg(span.code) = 368.0", TRACE)).hasSize(1);
        assertThat(sets("{ span.v != nil } | min(span.v) <= 1", mixed)).isEmpty();
        assertThat(sets("{ span.v > 0 } | min(span.v) = 1", mixed)).hasSize(1);
    }

    @Test
    void averagesNeverWrapAndSumsOfIntsDo() {
        Span[] spans = {
            span(1, 1).with("big", Long.MAX_VALUE).build(),
            span(1, 2).with("big", Long.MAX_VALUE).build()
        };

        assertThat(sets("{ } | avg(span.big) > 9e18", spans)).hasSize(1);
        assertThat(sets("{ } | sum(span.big) = -2", spans)).hasSize(1);
        assertThat(sets("{ } | avg(span.v) = 1.7e308", number(1, 1.7e308), number(2, 1.7e308)))
                .hasSize(1);
        assertThat(sets(
                        "{ } | avg(duration) = 292y",
                        span(1, 1).lasting(292 * YEAR).build(),
                        span(1, 2).lasting(292 * YEAR).build()))
                .hasSize(1);
    }

    @Test
    void aggregatesLeaveOutWhatIsNoNumberWhereverItStands() {
        Span[] nanFirst = {number(1, Double.NaN), number(2, 3.0), number(3, 1.0)};
        Span[] nanLast = {number(1, 1.0), number(2, 3.0), number(3, Double.NaN)};

        for (Span[] spans : List.of(nanFirst, nanLast)) {
            assertThat(sets("{ } | min(span.v) = 1.0", spans)).hasSize(1);
            assertThat(sets("{ } | max(span.v) = 3.0", spans)).hasSize(1);
            assertThat(sets("{ } | sum(span.v) = 4.0", spans)).hasSize(1);
            assertThat(sets("{ } | avg(span.v) = 2.0", spans)).hasSize(1);
        }
        assertThat(sets("{ } | min(span.v) != 5.0", number(1, Double.NaN))).isEmpty();
    }

    private static Span number(long id, double value) {
        return span(1, id).with(Attribute.of("v", value)).build();
    }
}

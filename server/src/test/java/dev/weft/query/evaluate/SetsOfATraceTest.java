package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which spans of a trace are one set, and in what order they and the sets come. */
class SetsOfATraceTest {

    @Test
    void spansComeByStartThenId() {
        Span[] spans = {
            span(1, 2).from(5).build(),
            span(1, 1).from(5).build(),
            span(1, 3).from(4).build()
        };

        assertThat(sets("{ }", spans)).containsExactly(List.of(3L, 1L, 2L));
    }

    @Test
    void setsOfAGroupComeByTheirFirstSpans() {
        assertThat(sets("{ } | by(span.code)", TRACE))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
        assertThat(sets("{ } | by(resource.service.name)", TRACE)).containsExactly(List.of(1L), List.of(2L, 3L, 4L));
        assertThat(sets("{ } | by(resource.service.name) | coalesce()", TRACE))
                .containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void setsAreGroupedBySeveralValues() {
        assertThat(sets("{ } | by(resource.service.name, span.code)", TRACE)).hasSize(4);
    }

    @Test
    void zerosOfEitherSignAreOneGroup() {
        Span[] spans = {
            span(1, 1).with(Attribute.of("v", 0.0)).build(),
            span(1, 2).with(Attribute.of("v", -0.0)).build(),
            span(1, 3).with(Attribute.of("v", 0.5)).build()
        };

        assertThat(sets("{ } | by(span.v)", spans)).containsExactly(List.of(1L, 2L), List.of(3L));
        assertThat(sets("{ } | by(-span.v)", spans)).containsExactly(List.of(1L, 2L), List.of(3L));
    }
}

package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.range;
import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spansets behind a bar, in a long row, and over parents that go round in a circle. */
class SpansetShapesTest {

    @Test
    void aLaterSpansetLooksWithinEachSet() {
        assertThat(sets("{ } | by(resource.service.name) | { name = `early` } > { }", TRACE))
                .containsExactly(List.of(4L));
        assertThat(sets("{ name != `early` } | { name = `root` } >> { }", TRACE))
                .containsExactly(List.of(3L, 4L));
        assertThat(sets("{ name != `root` } | { } !> { }", TRACE)).containsExactly(List.of(2L, 3L));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longConjunctionsEnd() {
        String joined = "{ }" + " && { }".repeat(100);

        assertThat(sets(joined, TRACE)).containsExactly(List.of(1L, 2L, 3L, 4L));
        assertThat(sets(joined, range(0, 20), TRACE)).containsExactly(List.of(1L, 2L));
    }

    @Test
    void circlesOfParentsHangTogetherWithNoRoot() {
        Span[] circle = {
            span(1, 1).parent(2).build(),
            span(1, 2).parent(1).build(),
            span(1, 3).parent(3).build(),
            span(1, 4).build()
        };

        assertThat(sets("{ } >> { }", circle)).isEmpty();
        assertThat(sets("{ nestedSetLeft = 0 }", circle)).containsExactly(List.of(1L, 2L, 3L));
        assertThat(sets("{ span.x = nil } !>> { span.x = nil }", circle)).containsExactly(List.of(1L, 2L, 3L, 4L));
    }
}

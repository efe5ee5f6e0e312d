package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.contract.TestSpans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Behind {@code !} a condition on events speaks of its own event. */
class NegatedElementsTest {

    @Test
    void anElementSpeaksForItselfBehindNot() {
        Span[] spans = {
            span(1, 1).event("retry").event("done").build(),
            span(1, 2).event("done").build(),
            span(1, 3).build()
        };

        assertThat(sets("{ event:name != `retry` }", spans)).containsExactly(List.of(1L, 2L));
        assertThat(sets("{ !(event:name = `retry`) }", spans)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ event:name = `done` && !(event:name = `retry`) }", spans))
                .containsExactly(List.of(2L));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nestedNegationsEnd() {
        TestSpans eventful = span(1, 1);
        for (int i = 0; i < 20; i++) {
            eventful.event("done");
        }
        String nested = "!(event:name != `x` && ".repeat(50) + "event:name = `done`" + ")".repeat(50);

        assertThat(sets("{ " + nested + " }", eventful.build())).hasSize(1);
    }
}

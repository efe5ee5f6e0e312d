package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a walk keeps in memory has a bound, and it says when that ended it. */
class LinkWalkTest {

    private static final Span FIRST = span(1, 1).build();

    private final Traces traces = new Traces(new CollectedTraces(List.of(
            FIRST,
            span(2, 1).link(1, 1).build(),
            span(3, 1).link(1, 1).build(),
            span(4, 1).link(1, 1).build(),
            span(5, 1).link(4, 1).build())));

    @Test
    void findsWhatLiesWithinTheBound() {
        LinkWalk walk = new LinkWalk(traces, 5, 3);

        assertThat(walk.pathComesFrom(FIRST, key(4, 1)::equals)).isTrue();
        assertThat(walk.wasCut()).isFalse();
    }

    @Test
    void endsAtTheBoundAndSaysSo() {
        LinkWalk walk = new LinkWalk(traces, 5, 2);

        assertThat(walk.pathComesFrom(FIRST, key(5, 1)::equals)).isFalse();
        assertThat(walk.wasCut()).isTrue();
    }
}

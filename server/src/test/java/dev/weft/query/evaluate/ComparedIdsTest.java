package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.sets;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids compare with texts: case and leading zeros do not count in {@code =}, and do in order. */
class ComparedIdsTest {

    @Test
    void idsOfTheParentAreReadAsIdsAre() {
        Span[] spans = {span(1, 0xabc).build(), span(1, 2).parent(0xabc).build()};

        assertThat(sets("{ parent.span:id = `0000000000000ABC` }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ `ABC` = parent.span:id }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.trace:id = `1` }", spans)).containsExactly(List.of(2L));
    }

    @Test
    void leadingZerosMayBeLeftOutOfAnIdButCountInOrder() {
        Span[] spans = {span(1, 5).build(), span(1, 0x5000000000000000L).build()};

        assertThat(sets("{ span:id = `5` }", spans)).containsExactly(List.of(5L));
        assertThat(sets("{ span:id != `5` }", spans)).containsExactly(List.of(0x5000000000000000L));
        assertThat(sets("{ span:id >= `5` }", spans)).containsExactly(List.of(0x5000000000000000L));
        assertThat(sets("{ `5` > span:id }", spans)).containsExactly(List.of(5L));
    }

    @Test
    void aRootHasNoParentWhoseIdCouldBeCompared() {
        assertThat(sets("{ span:parentID != `` }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ span:parentID !~ `x` }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ span:parentID != span:id }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ parent.span:parentID != `` }", TRACE)).containsExactly(List.of(4L));
        assertThat(sets(
                        "{ span:parentID = `` || span:parentID = `0` || span:parentID < `1` }",
                        span(1, 1).build()))
                .isEmpty();
        assertThat(sets("{ span:parentID != nil }", TRACE)).containsExactly(List.of(1L, 2L, 3L, 4L));
    }
}

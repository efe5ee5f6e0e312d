package dev.weft.query.evaluate;

import static dev.weft.query.evaluate.TraceOne.TRACE;
import static dev.weft.query.evaluate.TraceOne.range;
import static dev.weft.query.evaluate.TraceOne.sets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A range cuts the spans that are returned, and nothing that they are looked at beside. */
class ReturnedRangeTest {

    @Test
    void aRangeCutsReturnedSpansBeforeTheyAreCounted() {
        assertThat(sets("{ }", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ } | count() = 2", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("count() = 2", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("({ } | count() = 2) && { }", range(10, 30), TRACE)).isEmpty();
        assertThat(sets("{ } | by(resource.service.name)", range(0, 20), TRACE))
                .containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void aRangeLeavesTheRestOfTheTraceInSight() {
        assertThat(sets("{ name = `root` } >> { }", range(10, 21), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ name = `root` } &>> { }", range(30, 31), TRACE)).containsExactly(List.of(1L, 4L));
        assertThat(sets("{ } !< { }", range(0, 21), TRACE)).containsExactly(List.of(3L));
        assertThat(sets("{ name = `root` } && { name = `leaf` }", range(30, 31), TRACE))
                .containsExactly(List.of(4L));
        assertThat(sets("{ rootName = `root` && trace:duration = 90ns }", range(30, 31), TRACE))
                .containsExactly(List.of(4L));
    }
}

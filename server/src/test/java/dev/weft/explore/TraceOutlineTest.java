package dev.weft.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import dev.weft.store.contract.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of an outline know their parents, whatever was sent. */
class TraceOutlineTest {

    private static final TraceId TRACE = new TraceId(0, 1);

    @Test
    void parentsAreRowsEvenWhenTheyStartLater() {
        TraceOutline outline = outline(row(2, 3, 10), row(3, 0, 20), row(4, 9, 30));

        assertThat(parents(outline)).containsExactly(1, TraceOutline.ROOT, TraceOutline.PARENT_NOT_STORED);
        assertThat(outline.root()).isEqualTo(outline.rows().get(1).span());
    }

    @Test
    void ofSeveralRootsTheOneThatStartsLastNamesTheTrace() {
        TraceOutline outline = outline(row(1, 0, 10), row(2, 0, 20), row(3, 1, 30));

        assertThat(outline.root()).isEqualTo(outline.rows().get(1).span());
    }

    @Test
    void aCycleIsCutAtItsEarliestRow() {
        assertThat(parents(outline(row(1, 1, 10)))).containsExactly(TraceOutline.ROOT);
        assertThat(parents(outline(row(1, 3, 10), row(2, 1, 20), row(3, 2, 30), row(4, 3, 40))))
                .containsExactly(TraceOutline.ROOT, 0, 1, 2);
        assertThat(outline(row(1, 1, 10)).root()).isNull();
    }

    @Test
    void followingParentsAlwaysEnds() {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(12);
            List<OutlineRow> rows = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                rows.add(row(i, random.nextInt(size + 2), i));
            }
            TraceOutline outline = new TraceOutline(TRACE, rows);

            for (int row = 0; row < size; row++) {
                int steps = 0;
                for (int at = row; at >= 0; at = outline.parent(at)) {
                    steps++;
                    assertThat(steps).as("%s: %s", seed, rows).isLessThanOrEqualTo(size);
                }
                long sent = rows.get(row).parentSpanId().value();
                if (outline.parent(row) >= 0) {
                    assertThat(outline.parent(row)).isEqualTo((int) sent - 1);
                } else if (outline.parent(row) == TraceOutline.PARENT_NOT_STORED) {
                    assertThat(sent).as("%s", seed).isEqualTo(size + 1);
                }
            }
        }
    }

    @Test
    void theEndIsTheLatestOfAllEndsAndStarts() {
        assertThat(outline(row(1, 0, 10)).endTimeUnixNano()).isEqualTo(15);
        OutlineRow endless = new OutlineRow(facts(2, 100, OptionalLong.empty()), SpanId.INVALID, 0, 0, 0, 0);
        OutlineRow backwards = new OutlineRow(facts(3, 200, OptionalLong.of(-150)), SpanId.INVALID, 0, 0, 0, 0);
        OutlineRow late = new OutlineRow(facts(4, -10, OptionalLong.of(5)), SpanId.INVALID, 0, 0, 0, 2);

        assertThat(outline(row(1, 0, 10), endless).endTimeUnixNano()).isEqualTo(100);
        assertThat(outline(row(1, 0, 10), backwards).endTimeUnixNano()).isEqualTo(200);
        assertThat(outline(row(1, 0, 10), late).endTimeUnixNano()).isEqualTo(-5);
        assertThat(outline(row(1, 0, 10), late).conflictingSpanCount()).isEqualTo(2);
    }

    private static TraceOutline outline(OutlineRow... rows) {
        return new TraceOutline(TRACE, List.of(rows));
    }

    private static OutlineRow row(long span, long parent, long start) {
        return new OutlineRow(facts(span, start, OptionalLong.of(5)), new SpanId(parent), 0, 0, 0, 0);
    }

    private static SpanFacts facts(long span, long start, OptionalLong durationNanos) {
        return new SpanFacts(
                new SpanKey(TRACE, new SpanId(span)), "shop", "work", SpanKind.INTERNAL, 0, start, durationNanos);
    }

    private static List<Integer> parents(TraceOutline outline) {
        List<Integer> parents = new ArrayList<>();
        for (int row = 0; row < outline.rows().size(); row++) {
            parents.add(outline.parent(row));
        }
        return parents;
    }
}

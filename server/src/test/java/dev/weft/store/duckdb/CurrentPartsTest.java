package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.duckdb.segment.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments stay open as long as somebody holds them. */
class CurrentPartsTest {

    @Test
    void segmentsThatAreHeldStayOpenWhenTheyAreMerged(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            for (int trace = 1; trace <= 8; trace++) {
                opened.writeAndSeal(span(trace, 1).build());
            }
            List<Segment> sources;
            try (HeldSegments held = opened.store().parts().hold()) {
                sources = held.segments();
                opened.store().segments().mergeSmall(Long.MAX_VALUE);

                assertThat(opened.store().parts().segments()).hasSize(1);
                for (int trace = 1; trace <= 8; trace++) {
                    assertThat(sources.get(trace - 1).findTrace(traceId(trace))).isNotNull();
                }
            }
            assertThatThrownBy(() -> sources.getFirst().findTrace(traceId(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreTotals;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment: what was acknowledged is there whole, what was not is there whole or not at all. */
class KillTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int ROUNDS = Boolean.getBoolean("weft.long") ? 20 : 4;

    @Test
    void acknowledgedGroupsSurviveAndNothingIsDoubled(@TempDir Path folder) throws IOException {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        long nextGroup = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged;
            try (WriterProcess writer = WriterProcess.start(folder, nextGroup)) {
                writer.awaitAcknowledged(nextGroup + random.nextInt(80));
                passUpTo20Millis(random);
                writer.kill();
                acknowledged = writer.acknowledged();
            }
            try (DuckDbTraceStore store =
                    DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry())) {
                nextGroup = assertWhole(store.reader(), acknowledged, "round " + round + ", " + seed) + 1;
            }
        }
    }

    /**
     * Nothing is awaited: right behind an acknowledgement the next group has hardly begun, and a kill is to come at every moment of
     * writing one, of which none can be seen from outside.
     */
    private static void passUpTo20Millis(Random random) {
        LockSupport.parkNanos(random.nextInt(20_000_000));
    }

    /** Returns the last group that is there: one more than acknowledged at most. */
    private static long assertWhole(SpanReader reader, long acknowledged, String moment) {
        for (long group = 1; group <= acknowledged; group++) {
            assertThat(reader.findTrace(TestSpans.traceId(group), NEVER).spans())
                    .as("group %d, %s", group, moment)
                    .isEqualTo(WriterProcess.group(group));
        }
        int unacknowledged = reader.findTrace(TestSpans.traceId(acknowledged + 1), NEVER)
                .spans()
                .size();
        assertThat(unacknowledged).as(moment).isIn(0, WriterProcess.SPANS_OF_GROUP);
        long last = unacknowledged == 0 ? acknowledged : acknowledged + 1;
        long spans = last * WriterProcess.SPANS_OF_GROUP;
        StoreTotals totals = reader.totals(NEVER);
        assertThat(totals.spanCount()).as(moment).isEqualTo(spans);
        assertThat(totals.linkCount()).as(moment).isEqualTo(spans);
        assertThat(totals.conflictingSpanCount()).as(moment).isZero();
        LinkQuery incoming =
                new LinkQuery(WriterProcess.TARGET.key(), LinkDirection.INCOMING, LinkOrder.LINK, 1, null, null, null);
        assertThat(reader.links(incoming, NEVER).total()).as(moment).isEqualTo(spans);
        return last;
    }
}

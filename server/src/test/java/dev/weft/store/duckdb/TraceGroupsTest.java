package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.segment.filter.GrowingIdFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments in groups share a filter, and know what they hold all the same. */
class TraceGroupsTest {

    private static final int ROUNDS = 60;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void whatIsSentAgainIsKnownHoweverSegmentsAreGrouped(@TempDir Path path) throws IOException {
        List<Span> sent = new ArrayList<>();
        for (int opened = 0; opened < 3; opened++) {
            try (StoreInFolder store = StoreInFolder.open(path)) {
                for (int round = 0; round < ROUNDS; round++) {
                    changeSomething(store);
                    sendAgain(store, sent);
                    sendNew(store, sent);
                }
            }
        }
    }

    /** The span lies in a segment of another group, and the filter of its own has no span of its trace. */
    @Test
    void aConflictingVersionThatIsSentAgainIsKnown(@TempDir Path path) throws IOException {
        try (StoreInFolder store = StoreInFolder.open(path)) {
            store.writeAndSeal(span(1, 1).build());
            store.writeAndSeal(span(1, 1).name("another").build());
            try (HeldSegments held = store.store().parts().hold()) {
                new TraceGroups(1).add(held.segments());
            }
            store.store().parts().regroup();

            assertThat(store.write(span(1, 1).name("another").build())).isEqualTo(new WriteOutcome(0, 1, 0));
        }
    }

    @Test
    void segmentsAreHeldInTheGroupsThatTheyWereLastPutInto(@TempDir Path path) throws IOException {
        try (StoreInFolder store = StoreInFolder.open(path)) {
            store.writeAndSeal(span(1, 1).build());
            store.writeAndSeal(span(2, 1).build());
            assertThat(filters(store)).containsOnlyNulls().hasSize(1);

            store.store().segments().groupTraces();
            assertThat(filters(store)).doesNotContainNull().hasSize(1);
            GrowingIdFilter group = filters(store).getFirst();

            store.writeAndSeal(span(3, 1).build());
            assertThat(filters(store)).containsExactly(group, null);
        }
    }

    private static List<@Nullable GrowingIdFilter> filters(StoreInFolder store) {
        List<@Nullable GrowingIdFilter> filters = new ArrayList<>();
        try (HeldSegments held = store.store().parts().hold()) {
            held.grouped().forEach(group -> filters.add(group.traces()));
        }
        return filters;
    }

    private void changeSomething(StoreInFolder store) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> store.store().segments().groupTraces();
            case 1 -> store.store().segments().mergeSmall(Long.MAX_VALUE);
            default -> {
                store.store().writer().complete();
                store.store().segments().sealOldest();
            }
        }
    }

    private void sendAgain(StoreInFolder store, List<Span> sent) {
        List<Span> again = new ArrayList<>(sent);
        Collections.shuffle(again, random);
        again = again.subList(0, Math.min(50, again.size()));

        assertThat(store.write(again.toArray(Span[]::new)))
                .as(seed.toString())
                .isEqualTo(new WriteOutcome(0, again.size(), 0));
    }

    private void sendNew(StoreInFolder store, List<Span> sent) {
        List<Span> added = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            added.add(span(1 + random.nextInt(300), sent.size() + added.size() + 1)
                    .build());
        }

        assertThat(store.write(added.toArray(Span[]::new)))
                .as(seed.toString())
                .isEqualTo(new WriteOutcome(added.size(), 0, 0));
        sent.addAll(added);
    }
}

package dev.weft.store.duckdb.segment.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.contract.Seed;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A filter that ids are added to. */
class GrowingIdFilterTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void everyIdThatWasAddedMayBeContained() {
        for (int most = 1; most < 2_000; most += 1 + random.nextInt(50)) {
            GrowingIdFilter filter = new GrowingIdFilter(most);
            long[] hashes = random.longs(3L * most).toArray();
            for (int i = 0; i < hashes.length; i++) {
                assertThat(filter.isFull()).isEqualTo(i >= most);
                filter.add(hashes[i]);
            }

            assertThat(Arrays.stream(hashes).allMatch(filter::mayContain))
                    .as("%d, %s", most, seed)
                    .isTrue();
        }
    }

    @Test
    void aPercentOfOtherIdsIsTakenForContainedWhenItIsFull() {
        GrowingIdFilter filter = new GrowingIdFilter(100_000);
        random.longs(100_000).forEach(filter::add);

        long found = random.longs(1_000_000).filter(filter::mayContain).count();

        assertThat(found / 1_000_000.0).as(seed.toString()).isBetween(0.001, 0.012);
    }

    @Test
    void anEmptyOneContainsNothing() {
        GrowingIdFilter filter = new GrowingIdFilter(1_000);

        assertThat(random.longs(10_000).filter(filter::mayContain).count()).isZero();
    }

    @Test
    void oneForNoIdsIsRefused() {
        assertThatThrownBy(() -> new GrowingIdFilter(0)).hasMessage("most ids: 0 (expected: at least 1)");
    }
}

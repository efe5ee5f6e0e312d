package dev.weft.store.duckdb.segment.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sort without objects sorts as one of objects does. */
class IndexSortTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void sortsByKeyThenByTheRest() {
        for (int round = 0; round < 200; round++) {
            int count = random.nextInt(round < 180 ? 200 : 20_000);
            long keyBound = 1L << random.nextInt(Long.SIZE - 1);
            long[] keys = random.longs(count, -keyBound, keyBound).toArray();
            int[] rest = random.ints(count, 0, 50).toArray();

            int[] sorted = IndexSort.sorted(keys, count, (a, b) -> {
                int byKey = Long.compareUnsigned(keys[a], keys[b]);
                int byRest = byKey != 0 ? byKey : Integer.compare(rest[a], rest[b]);
                return byRest != 0 ? byRest : Integer.compare(a, b);
            });

            Comparator<Integer> byKey = (a, b) -> Long.compareUnsigned(keys[a], keys[b]);
            assertThat(sorted)
                    .as("%d keys, %s", count, seed)
                    .isEqualTo(IntStream.range(0, count)
                            .boxed()
                            .sorted(byKey.thenComparingInt(i -> rest[i]))
                            .mapToInt(i -> i)
                            .toArray());
        }
    }
}

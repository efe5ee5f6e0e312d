package dev.weft.store.duckdb.segment.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of a segment's rows. */
class RowOrderTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomSpans spans = new RandomSpans(random);

    @Test
    void isThatOfAPlainSort() {
        for (int round = 0; round < 100; round++) {
            List<SpanBatch> batches = batches();
            List<SpanBatch> conflicting = batches();

            assertThat(addresses(ordered(batches, conflicting)))
                    .as("round %d, %s", round, seed)
                    .isEqualTo(addresses(OrderedRows.of(batches, conflicting)));
        }
    }

    private List<SpanBatch> batches() {
        List<SpanBatch> batches = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            batches.add(SpanBatch.of(spans.spans(1 + random.nextInt(300))));
        }
        return batches;
    }

    private static SegmentRows ordered(List<SpanBatch> batches, List<SpanBatch> conflicting) {
        List<SpanBatch> all = new ArrayList<>(batches);
        all.addAll(conflicting);
        int[] batchOf = IntStream.range(0, all.size())
                .flatMap(batch ->
                        IntStream.generate(() -> batch).limit(all.get(batch).size()))
                .toArray();
        int[] indexOf = all.stream()
                .flatMapToInt(batch -> IntStream.range(0, batch.size()))
                .toArray();
        return RowOrder.of(
                all,
                batchOf,
                indexOf,
                batches.stream().mapToInt(SpanBatch::size).sum());
    }

    private static List<String> addresses(SegmentRows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.batchNumber(row) + "/" + rows.index(row))
                .toList();
    }
}

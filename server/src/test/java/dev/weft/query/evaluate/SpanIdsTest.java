package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.SpanId;
import dev.weft.store.contract.Seed;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids of spans in one array. */
class SpanIdsTest {

    @Test
    void holdTheSameAsTheirSet() {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        for (int round = 0; round < 50; round++) {
            Set<SpanId> ids = new HashSet<>();
            for (int count = random.nextInt(40); count > 0; count--) {
                ids.add(id(random));
            }

            SpanIds held = SpanIds.of(ids);

            assertThat(held.size()).as("%s", seed).isEqualTo(ids.size());
            assertThat(ids).as("%s", seed).allMatch(held::contains);
            for (int other = 0; other < 40; other++) {
                SpanId id = id(random);
                assertThat(held.contains(id)).as("%s, %s", id, seed).isEqualTo(ids.contains(id));
            }
        }
    }

    /** Few of either sign, so that many are met again. */
    private static SpanId id(Random random) {
        return new SpanId(random.nextInt(-50, 50));
    }
}

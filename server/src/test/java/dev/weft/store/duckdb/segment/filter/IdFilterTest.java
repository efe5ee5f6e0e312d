package dev.weft.store.duckdb.segment.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.TraceId;
import dev.weft.store.contract.Seed;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A filter forgets no id, takes few others for its own, and is read back only whole. */
class IdFilterTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void everyIdInItMayBeContained() {
        for (int count = 0; count < 300; count++) {
            holdsAll(random.longs(count).toArray());
        }
        for (int round = 0; round < 20; round++) {
            holdsAll(random.longs(random.nextInt(50_000)).toArray());
        }
        holdsAll(random.longs(1_000_000).toArray());
    }

    @Test
    void equalHashesAreNoTrouble() {
        for (int round = 0; round < 200; round++) {
            long bound = 1L + random.nextInt(1 + round * 20);
            holdsAll(random.longs(1 + random.nextInt(5_000), 0, bound).toArray());
        }
        holdsAll(new long[1000]);
    }

    @Test
    void aFractionOfAPercentOfOtherIdsIsTakenForContained() {
        int tried = 1_000_000;
        IdFilter filter = IdFilter.of(random.longs(100_000).toArray(), 100_000);

        long found = random.longs(tried).filter(filter::mayContain).count();

        assertThat(found / (double) tried).as(seed.toString()).isBetween(0.003, 0.005);
        assertThat(filter.sizeBytes() * 8L / 100_000.0).isLessThan(9.6);
    }

    @Test
    void anEmptyOneContainsNothing() {
        IdFilter filter = IdFilter.of(new long[0], 0);

        assertThat(random.longs(10_000).filter(filter::mayContain).count()).isZero();
        assertThat(filter.sizeBytes()).isZero();
        assertThat(copied(filter).sizeBytes()).isZero();
    }

    @Test
    void similarIdsHaveHashesFarApart() {
        long[] hashes = new long[40_000];
        for (int i = 0; i < 10_000; i++) {
            hashes[4 * i] = IdFilter.hash(new TraceId(0, i));
            hashes[4 * i + 1] = IdFilter.hash(new TraceId(i + 1L, 0));
            hashes[4 * i + 2] = IdFilter.hash(new TraceId((long) i << 48, (long) i << 32));
            hashes[4 * i + 3] = IdFilter.hash(new TraceId(-1L - i, -1L - i));
        }
        IdFilter filter = IdFilter.of(hashes, hashes.length);

        long found = 0;
        for (int i = 0; i < 100_000; i++) {
            found += filter.mayContain(IdFilter.hash(new TraceId(0, 10_000 + i))) ? 1 : 0;
        }

        assertThat(found).isBetween(250L, 550L);
    }

    @Test
    void aDamagedCopyIsRefused() {
        IdFilter filter = IdFilter.of(random.longs(100).toArray(), 100);
        for (int at = 0; at < filter.writtenBytes(); at++) {
            ByteBuffer bytes = written(filter);
            bytes.put(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));

            assertThatThrownBy(() -> IdFilter.readFrom(bytes))
                    .as("byte %d, %s", at, seed)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
        for (int length = 0; length < filter.writtenBytes(); length++) {
            ByteBuffer cut = written(filter).limit(length);
            assertThatThrownBy(() -> IdFilter.readFrom(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void holdsAll(long[] hashes) {
        IdFilter filter = IdFilter.of(hashes, hashes.length);
        IdFilter copy = copied(filter);
        for (long hash : hashes) {
            assertThat(filter.mayContain(hash) && copy.mayContain(hash))
                    .as("one of %d hashes, %s", hashes.length, seed)
                    .isTrue();
        }
    }

    /** Behind and before other bytes, as in a file of many. */
    private static IdFilter copied(IdFilter filter) {
        ByteBuffer bytes = ByteBuffer.allocate(filter.writtenBytes() + 8).putInt(7);
        filter.writeTo(bytes);
        bytes.putInt(8).flip().getInt();
        IdFilter copy = IdFilter.readFrom(bytes);
        assertThat(bytes.getInt()).isEqualTo(8);
        return copy;
    }

    private static ByteBuffer written(IdFilter filter) {
        ByteBuffer bytes = ByteBuffer.allocate(filter.writtenBytes());
        filter.writeTo(bytes);
        return bytes.flip();
    }
}

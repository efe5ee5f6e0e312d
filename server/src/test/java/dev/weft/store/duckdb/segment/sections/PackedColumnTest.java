package dev.weft.store.duckdb.segment.sections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers in as few bits as they take. */
class PackedColumnTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void valuesOfAnyWidthComeBack() {
        for (int width = 0; width <= Long.SIZE; width++) {
            for (int round = 0; round < 20; round++) {
                returns(values(width), values(random.nextInt(Long.SIZE + 1)));
            }
        }
    }

    private void returns(long[] first, long[] second) {
        GrowingBytes block = new GrowingBytes();
        block.add((byte) 5);
        PackedColumn.write(first, first.length, block);
        PackedColumn.write(second, second.length, block);
        block.addVarint(-1);
        block.add(new byte[PackedColumn.PADDING_BYTES], 0, PackedColumn.PADDING_BYTES);
        BlockCursor cursor =
                new BlockCursor(MemorySegment.ofArray(block.array()).asSlice(0, block.length()));

        assertThat(cursor.nextByte()).isEqualTo(5);
        holds(cursor.nextColumn(first.length), first);
        holds(cursor.nextColumn(second.length), second);
        assertThat(cursor.nextVarint()).isEqualTo(-1);
    }

    private void holds(PackedColumn column, long[] values) {
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            assertThat(column.get(i)).as("value %d, %s", i, seed).isEqualTo(values[i]);
            assertThat(column.sumBefore(i)).isEqualTo(sum);
            sum += values[i];
        }
    }

    private long[] values(int width) {
        long smallest = random.nextBoolean() ? random.nextLong() : random.nextInt(200);
        return random.longs(random.nextInt(100))
                .map(value -> smallest + (width == 0 ? 0 : value >>> (Long.SIZE - width)))
                .toArray();
    }
}

package dev.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** When a load is taken again as it was. */
class RecoveryTest {

    @Test
    void capacityIsBackWithTheFirstWholeSecondOfIt() {
        AtomicIntegerArray quarters = new AtomicIntegerArray(new int[] {0, 10, 0, 40, 30, 30, 30, 30});

        assertThat(Recovery.firstSlot(quarters, 100)).isEqualTo(2);
        assertThat(Recovery.firstSlot(quarters, 500)).isNegative();
    }
}

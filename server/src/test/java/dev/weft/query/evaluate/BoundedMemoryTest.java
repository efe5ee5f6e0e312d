package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was computed is remembered up to a weight, the latest longest. */
class BoundedMemoryTest {

    private final List<Integer> computed = new ArrayList<>();
    private final BoundedMemory<Integer, Integer> memory = new BoundedMemory<>(10, weight -> weight, key -> {
        computed.add(key);
        return key;
    });

    @Test
    void computesOnceWhatFits() {
        assertThat(List.of(memory.get(4), memory.get(6), memory.get(4), memory.get(6)))
                .containsExactly(4, 6, 4, 6);

        assertThat(computed).containsExactly(4, 6);
    }

    @Test
    void forgetsWhatWasUsedLeastLately() {
        memory.get(4);
        memory.get(6);
        memory.get(4);
        memory.get(3);

        memory.get(4);
        memory.get(3);
        memory.get(6);

        assertThat(computed).containsExactly(4, 6, 3, 6);
    }

    @Test
    void keepsTheLastWhateverItWeighs() {
        memory.get(4);
        memory.get(50);
        memory.get(50);
        memory.get(4);

        assertThat(computed).containsExactly(4, 50, 4);
    }
}

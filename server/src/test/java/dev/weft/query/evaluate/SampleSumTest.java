package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sum is the double nearest to the true sum, in whatever order and parts its numbers come. */
class SampleSumTest {

    private static final int ROUNDS = 2_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void whatASumPassesOnTheWayDoesNoHarm() {
        for (List<Double> numbers :
                List.of(List.of(1e308, 1e308, -1e308), List.of(1e308, -1e308, 1e308), List.of(-1e308, 1e308, 1e308))) {
            assertThat(sum(numbers).value()).as("%s", numbers).isEqualTo(1e308);
        }
        assertThat(sum(List.of(1e308, 1e308)).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(List.of(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE))
                        .value())
                .isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void anAverageIsInTheRangeOfItsNumbers() {
        assertThat(sum(List.of(1.7e308, 1.7e308)).average(2)).isEqualTo(1.7e308);
        assertThat(sum(List.of(1.6e308, 1.7e308, 2.0)).average(3)).isBetween(1.0e308, 1.2e308);
        assertThat(sum(List.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY)).average(2))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(List.of(1.0, 2.0)).average(2)).isEqualTo(1.5);
    }

    @Test
    void sumsAreExactInAnyOrderAndDivision() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Double> numbers = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                numbers.add(number());
            }
            double expected = numbers.stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
            Collections.shuffle(numbers, random);
            int half = random.nextInt(numbers.size());
            SampleSum divided = sum(numbers.subList(0, half));
            divided.add(sum(numbers.subList(half, numbers.size())));

            assertThat(sum(numbers).value() + 0.0).as("%s, %s", numbers, seed).isEqualTo(expected + 0.0);
            assertThat(divided.value() + 0.0)
                    .as("%s in parts, %s", numbers, seed)
                    .isEqualTo(expected + 0.0);
        }
    }

    /** Of any size, often as large as there are, often the same with another sign. */
    private double number() {
        double number = random.nextBoolean()
                ? Math.scalb(1 + random.nextDouble(), 1023 - random.nextInt(random.nextBoolean() ? 3 : 130))
                : Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? (random.nextBoolean() ? number : -number) : Double.MAX_VALUE;
    }

    private static SampleSum sum(List<Double> numbers) {
        SampleSum sum = new SampleSum();
        numbers.forEach(sum::add);
        return sum;
    }
}

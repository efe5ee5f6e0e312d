package dev.weft.store.duckdb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which neighbours are merged: many small ones, seldom, and none that must not meet. */
class MergeChoiceTest {

    private static final int ENOUGH = 1_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    private long added;
    private long rewritten;

    @Test
    void nothingIsMergedManyTimes() {
        List<List<Long>> histories = List.of(
                history(_ -> 1),
                history(_ -> 1 + random.nextInt(10)),
                history(_ -> 1 << random.nextInt(11)),
                history(i -> i % 8 == 0 ? 700 : 1),
                history(i -> i % 2 == 0 ? ENOUGH : 1),
                history(i -> i % 40 == 0 ? ENOUGH - 1 : 3),
                history(i -> ENOUGH - 1 - i % 2));

        assertThat(rewritten).as(seed.toString()).isLessThan(5 * added);
        histories.forEach(this::assertFew);
    }

    @Test
    void randomSizesMakeFewAndNoneAboveTwiceEnough() {
        for (int round = 0; round < 100; round++) {
            int most = 1 + random.nextInt(ENOUGH - 1);
            int least = 1 + random.nextInt(most);
            int bits = 1 + random.nextInt(10);
            IntUnaryOperator sizes = switch (round % 3) {
                case 0 -> _ -> random.nextInt(least, most + 1);
                case 1 -> _ -> Math.min(ENOUGH - 1, 1 << random.nextInt(bits));
                default -> i -> i % (1 + bits) == 0 ? most : least;
            };
            added = 0;
            rewritten = 0;

            List<Long> left = history(300, sizes);

            assertFew(left);
            // Nine times at most it doubles and is not enough yet.
            assertThat(rewritten).as(seed.toString()).isLessThanOrEqualTo(10 * added);
        }
    }

    @Test
    void aLargeNeighbourIsNotRewrittenForAFewSmallOnes() {
        assertThat(chosen(900, 1, 1, 1, 1, 1, 1, 1)).isEmpty();
        assertThat(chosen(900, 1, 1, 1, 1, 1, 1, 1, 2)).isEqualTo(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L));
    }

    @Test
    void neighboursThatMayNotMeetDoNotKeepOthersApart() {
        List<Long> commits = new ArrayList<>();
        for (long hour = 0; hour < 8; hour++) {
            commits.add(hour * 100);
        }
        for (long late = 0; late < 8; late++) {
            commits.add(1_000 + late);
        }

        assertThat(MergeChoice.of(commits, _ -> 1, ENOUGH, (_, _) -> true, (first, last) -> last - first <= 50))
                .isEqualTo(commits.subList(8, 16));
    }

    @Test
    void aMergeTakesNoMoreThanTwiceEnough() {
        assertThat(chosen(999, 999, 999, 999, 999, 999, 999, 999)).hasSize(2);
        assertThat(chosen(999, 2, 999)).hasSize(3);
    }

    @Test
    void neighboursThatTogetherAreMoreThanTwiceEnoughAreMergedWithoutTheLast() {
        assertThat(chosen(999, 998, 999)).isEqualTo(List.of(999L, 998L));
        assertThat(chosen(999, 3, 999)).isEqualTo(List.of(999L, 3L));
        assertThat(chosen(600, 1, 700, 700)).isEqualTo(List.of(600L, 1L, 700L));
        assertThat(chosen(999, 998)).isEmpty();
        assertThat(chosen(999, 3, ENOUGH)).isEmpty();
    }

    private static List<Long> chosen(long... sizes) {
        return choose(LongStream.of(sizes).boxed().toList());
    }

    private static List<Long> choose(List<Long> sizes) {
        return MergeChoice.of(sizes, size -> size, ENOUGH, (_, _) -> true, (_, _) -> true);
    }

    private List<Long> history(IntUnaryOperator sizes) {
        return history(5_000, sizes);
    }

    /** Returns what is left of segments that come one after the other. */
    private List<Long> history(int count, IntUnaryOperator sizes) {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long size = sizes.applyAsInt(i);
            left.add(size);
            added += size;
            for (List<Long> chosen = choose(left); !chosen.isEmpty(); chosen = choose(left)) {
                long sum = sum(chosen);
                assertThat(sum).as("%s of %s", seed, chosen).isLessThanOrEqualTo(2 * ENOUGH);
                rewritten += sum;
                chosen.set(0, sum);
                chosen.subList(1, chosen.size()).clear();
            }
        }
        return left;
    }

    /** There are few in all, and small ones side by side are together no more than one merge makes. */
    private void assertFew(List<Long> left) {
        assertThat(left).as(seed.toString()).hasSizeLessThan(40 + (int) (sum(left) * 8 / ENOUGH));
        long small = 0;
        for (long size : left) {
            small = size < ENOUGH ? small + size : 0;
            assertThat(small).as(seed.toString()).isLessThanOrEqualTo(2 * ENOUGH);
        }
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(size -> size).sum();
    }

    @Test
    void eightSmallNeighboursAreMerged() {
        assertThat(chosenNames(LongStream.rangeClosed(1, 9))).isEqualTo(names(LongStream.rangeClosed(1, 8)));
        assertThat(chosenNames(LongStream.rangeClosed(1, 7))).isEmpty();
    }

    /** The merged name would cover what was taken out between them. */
    @Test
    void aHoleKeepsNeighboursApart() {
        LongStream withoutFour = LongStream.rangeClosed(1, 11).filter(number -> number != 4);
        assertThat(chosenNames(withoutFour)).isEmpty();

        LongStream longer = LongStream.rangeClosed(1, 12).filter(number -> number != 4);
        assertThat(chosenNames(longer)).isEqualTo(names(LongStream.rangeClosed(5, 12)));
    }

    private static List<SegmentName> chosenNames(LongStream numbers) {
        return MergeChoice.of(names(numbers), _ -> 1, 100, SegmentName::isFollowedBy, (_, _) -> true);
    }

    private static List<SegmentName> names(LongStream numbers) {
        return numbers.mapToObj(number -> new SegmentName(number, number)).toList();
    }
}

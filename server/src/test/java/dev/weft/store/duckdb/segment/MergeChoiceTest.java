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
                history(i -> i % 40 == 0 ? ENOUGH - 1 : 3));

        assertThat(rewritten).as(seed.toString()).isLessThan(5 * added);
        for (List<Long> left : histories) {
            long sum = left.stream().mapToLong(size -> size).sum();
            assertThat(left).as(seed.toString()).hasSizeLessThan(40 + (int) (sum * 8 / ENOUGH));
        }
    }

    @Test
    void aLargeNeighbourIsNotRewrittenForAFewSmallOnes() {
        assertThat(MergeChoice.of(
                        List.of(900L, 1L, 1L, 1L, 1L, 1L, 1L, 1L),
                        size -> size,
                        ENOUGH,
                        (_, _) -> true,
                        (_, _) -> true))
                .isEmpty();
        assertThat(MergeChoice.of(
                        List.of(900L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L),
                        size -> size,
                        ENOUGH,
                        (_, _) -> true,
                        (_, _) -> true))
                .isEqualTo(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L));
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
        List<Long> sizes = List.of(999L, 999L, 999L, 999L, 999L, 999L, 999L, 999L);

        assertThat(MergeChoice.of(sizes, size -> size, ENOUGH, (_, _) -> true, (_, _) -> true))
                .hasSize(2);
    }

    /** Returns what is left of five thousand segments that come one after the other. */
    private List<Long> history(IntUnaryOperator sizes) {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long size = sizes.applyAsInt(i);
            left.add(size);
            added += size;
            List<Long> chosen = MergeChoice.of(left, known -> known, ENOUGH, (_, _) -> true, (_, _) -> true);
            while (!chosen.isEmpty()) {
                long sum = chosen.stream().mapToLong(known -> known).sum();
                rewritten += sum;
                chosen.clear();
                left.add(sum);
                chosen = MergeChoice.of(left, known -> known, ENOUGH, (_, _) -> true, (_, _) -> true);
            }
        }
        return left;
    }

    @Test
    void eightSmallNeighboursAreMerged() {
        assertThat(chosen(LongStream.rangeClosed(1, 9))).isEqualTo(names(LongStream.rangeClosed(1, 8)));
        assertThat(chosen(LongStream.rangeClosed(1, 7))).isEmpty();
    }

    /** The merged name would cover what was taken out between them. */
    @Test
    void aHoleKeepsNeighboursApart() {
        LongStream withoutFour = LongStream.rangeClosed(1, 11).filter(number -> number != 4);
        assertThat(chosen(withoutFour)).isEmpty();

        LongStream longer = LongStream.rangeClosed(1, 12).filter(number -> number != 4);
        assertThat(chosen(longer)).isEqualTo(names(LongStream.rangeClosed(5, 12)));
    }

    private static List<SegmentName> chosen(LongStream numbers) {
        return MergeChoice.of(names(numbers), _ -> 1, 100, SegmentName::isFollowedBy, (_, _) -> true);
    }

    private static List<SegmentName> names(LongStream numbers) {
        return numbers.mapToObj(number -> new SegmentName(number, number)).toList();
    }
}

package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.duckdb.segment.SegmentName;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergeChoiceTest {

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
        return MergeChoice.of(names(numbers), name -> name, _ -> 1, 100);
    }

    private static List<SegmentName> names(LongStream numbers) {
        return numbers.mapToObj(number -> new SegmentName(number, number)).toList();
    }
}

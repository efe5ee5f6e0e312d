package dev.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many values occur, so many are held at most. */
class FacetTallyTest {

    @Test
    void oneFieldHasTheRoomOfAll() {
        assertThat(held(1)).isEqualTo(ValueTally.MOST_VALUES);
    }

    @Test
    void manyFieldsShareTheirRoom() {
        assertThat(held(50)).isEqualTo(FacetTally.MOST_VALUES);
    }

    /** Returns how many values are held when each of so many fields has a different one on each of 60,000 spans. */
    private static int held(int fields) {
        List<Field> asked = IntStream.range(0, fields)
                .<Field>mapToObj(i -> new Field.Attribute(Field.Scope.SPAN, "k" + i))
                .toList();
        List<FacetTally> tallies = FacetTally.of(asked);
        for (FacetTally tally : tallies) {
            for (int i = 0; i < 60_000; i++) {
                tally.add(new SpanValue.Int(i), 1);
            }
        }
        List<Facet> facets =
                tallies.stream().map(tally -> tally.first(Integer.MAX_VALUE)).toList();
        assertThat(facets).noneMatch(Facet::complete).extracting(Facet::field).isEqualTo(asked);
        return facets.stream().mapToInt(facet -> facet.values().size()).sum();
    }
}

package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.evaluate.SpanValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order in which series are answered, and that in which equal ones are ranked. */
class LabelOrderTest {

    private static final List<SpanValue> ANSWERED = List.of(
            new SpanValue.Int(1),
            new SpanValue.Real(1),
            new SpanValue.Int(2),
            SpanValue.FALSE,
            SpanValue.TRUE,
            new SpanValue.Text("2"),
            new SpanValue.Text("\uff5e"),
            new SpanValue.Text("\ud83d\ude00"));

    /** As everywhere in queries, U+1F600 comes after U+FF5E. */
    @Test
    void numbersStandBeforeBooleansBeforeTextsByTheirCodePoints() {
        assertThat(sorted(LabelOrder.ANSWERED)).containsExactlyElementsOf(ANSWERED);
    }

    @Test
    void theGreaterNumberRanksHigher() {
        assertThat(sorted(LabelOrder.RANKED))
                .startsWith(new SpanValue.Int(2), new SpanValue.Int(1), new SpanValue.Real(1))
                .endsWith(ANSWERED.subList(3, ANSWERED.size()).toArray(SpanValue[]::new));
    }

    private static Stream<SpanValue> sorted(LabelOrder order) {
        return ANSWERED.reversed().stream()
                .map(value -> Labels.of(new Label("a", value)))
                .sorted(order)
                .map(labels -> labels.all().getFirst().value());
    }
}

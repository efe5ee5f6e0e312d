package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime;
import dev.weft.query.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how many spans of its sender a span stands, as its trace state says. */
class SpanWeightsTest {

    private static final SpanWeights ASKED = weights(new Value.Bool(true), new MetricsFunction.Rate());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ot=th:0                      | 1
                    ot=th:8                      | 2
                    ot=th:c                      | 4
                    ot=th:c0000000000000         | 4
                    ot=th:aaaaaaaaaaaaab         | 3
                    ot=th:d999999999999a         | 6.666666666666667
                    ot=th:ffffffffffffff         | 72057594037927936
                    ot=rv:abcdefabcdefab;th:8    | 2
                    ot=th:8;rv:abcdefabcdefab    | 2
                    `vendor=th:c, ot=th:8,a=b`   | 2
                    `ot=th:8,ot=th:c`            | 2
                    ``                           | 1
                    vendor=th:8                  | 1
                    ot=rv:abcdefabcdefab         | 1
                    ot=th:                       | 1
                    ot=th:C                      | 1
                    ot=th:8g                     | 1
                    ot=th:-8                     | 1
                    ot=th:800000000000000        | 1
                    ot=xth:8                     | 1
                    xot=th:8                     | 1
                    """)
    void aTraceStateTellsTheProbability(String traceState, double weight) {
        assertThat(ASKED.of(traceState)).isEqualTo(weight);
    }

    @Test
    void everySpanStandsForItselfUnlessTheHintIsTrue() {
        assertThat(SpanWeights.of(Hints.NONE, new MetricsFunction.Rate()).of("ot=th:8"))
                .isEqualTo(1);
        assertThat(weights(new Value.Bool(false), new MetricsFunction.Rate()).areOnes())
                .isTrue();
        assertThat(weights(new Value.Int(1), new MetricsFunction.Rate()).areOnes())
                .isTrue();
    }

    @Test
    void extremesAreWhatTheyAre() {
        assertThat(List.of(OverTime.Kind.values()))
                .extracting(kind -> weights(new Value.Bool(true), new OverTime(kind, Field.Intrinsic.DURATION))
                        .areOnes())
                .containsExactly(true, true, false, false);
    }

    @Test
    void talliesShowNeitherOrderNorDivision() {
        SampleTallies forth = new SampleTallies(1);
        SampleTallies back = new SampleTallies(1);
        SampleTallies half = new SampleTallies(1);
        SampleTallies otherHalf = new SampleTallies(1);
        IntStream.rangeClosed(1, 1_000).forEach(number -> {
            forth.add(0, 1.0 / number);
            back.add(0, 1.0 / (1_001 - number));
            (number % 2 == 0 ? half : otherHalf).add(0, 1.0 / number);
        });
        half.merge(otherHalf);

        assertThat(back.sum(0)).isEqualTo(forth.sum(0));
        assertThat(half.sum(0)).isEqualTo(forth.sum(0));
    }

    private static SpanWeights weights(Value extrapolate, MetricsFunction function) {
        return SpanWeights.of(new Hints(List.of(new Hints.Hint("extrapolate", extrapolate))), function);
    }
}

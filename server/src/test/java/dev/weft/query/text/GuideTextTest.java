package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.InvalidQueryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of the language page are read, read alike or refused as it says. */
class GuideTextTest {

    private static final String PAGE = "query-language.md";

    @TestFactory
    Stream<DynamicTest> queriesAreRead() {
        return GuideQueries.ofLanguage().stream()
                .map(query -> DynamicTest.dynamicTest(query, () -> {
                    String printed = TraceQl.print(TraceQl.parse(query));

                    assertThat(TraceQl.parse(printed)).isEqualTo(TraceQl.parse(query));
                }));
    }

    @TestFactory
    Stream<DynamicTest> queriesReadAlike() {
        return GuideBlocks.of(PAGE, "reads-as").stream()
                .flatMap(String::lines)
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String[] sides = line.split(" == ", -1);

                    assertThat(TraceQl.parse(sides[0])).isEqualTo(TraceQl.parse(sides[1]));
                }));
    }

    @TestFactory
    Stream<DynamicTest> queriesAreRefusedAsThePageSays() {
        return GuideBlocks.of(PAGE, "refused").stream()
                .map(block -> DynamicTest.dynamicTest(block, () -> {
                    String[] lines = block.split("\n", -1);

                    assertThatThrownBy(() -> TraceQl.parse(lines[0]))
                            .isInstanceOf(InvalidQueryException.class)
                            .hasMessage(lines[1]);
                }));
    }
}

package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.InvalidQueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of the language page hold. */
class QueryLanguageGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "guide", "query-language.md");

    @TestFactory
    Stream<DynamicTest> queriesAreRead() throws IOException {
        return blocks("traceql")
                .flatMap(String::lines)
                .map(query -> DynamicTest.dynamicTest(query, () -> {
                    String printed = TraceQl.print(TraceQl.parse(query));

                    assertThat(TraceQl.parse(printed)).isEqualTo(TraceQl.parse(query));
                }));
    }

    @TestFactory
    Stream<DynamicTest> queriesReadAlike() throws IOException {
        return blocks("reads-as")
                .flatMap(String::lines)
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String[] sides = line.split(" == ", -1);

                    assertThat(TraceQl.parse(sides[0])).isEqualTo(TraceQl.parse(sides[1]));
                }));
    }

    @TestFactory
    Stream<DynamicTest> errorsAreThose() throws IOException {
        return blocks("refused")
                .map(block -> DynamicTest.dynamicTest(block, () -> {
                    String[] lines = block.split("\n", -1);

                    assertThatThrownBy(() -> TraceQl.parse(lines[0]))
                            .isInstanceOf(InvalidQueryException.class)
                            .hasMessage(lines[1]);
                }));
    }

    private static Stream<String> blocks(String language) throws IOException {
        Pattern fence = Pattern.compile("(?s)```" + language + "\n(.*?)\n```");
        return fence
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList()
                .stream();
    }
}

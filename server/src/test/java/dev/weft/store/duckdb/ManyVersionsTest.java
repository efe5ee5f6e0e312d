package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One span id that arrives again and again, with other content each time. */
class ManyVersionsTest {

    private static final int VERSIONS = 20_000;
    private static final int IN_GROUP = 500;

    /** Looking at every version for every new one would take many minutes. */
    @Test
    @Timeout(60)
    void eachVersionIsTakenOnceInAboutTheSameTime(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            for (int first = 0; first < VERSIONS; first += IN_GROUP) {
                assertThat(opened.write(versions(first)))
                        .isEqualTo(
                                first == 0 ? new WriteOutcome(1, 0, IN_GROUP - 1) : new WriteOutcome(0, 0, IN_GROUP));
                if (first == VERSIONS / 2) {
                    opened.store().writer().complete();
                    opened.store().segments().sealOldest();
                }
            }
            for (int first = 0; first < VERSIONS; first += IN_GROUP) {
                assertThat(opened.write(versions(first))).isEqualTo(new WriteOutcome(0, IN_GROUP, 0));
            }
        }
    }

    private static Span[] versions(int first) {
        return IntStream.range(first, first + IN_GROUP)
                .mapToObj(version -> span(1, 1).with("version", version).build())
                .toArray(Span[]::new);
    }
}

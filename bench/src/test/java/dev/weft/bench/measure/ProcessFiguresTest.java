package dev.weft.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process takes, and whether it has come to rest. */
class ProcessFiguresTest {

    private final ProcessFigures figures = ProcessFigures.ofThisProcess();

    @Test
    void aProcessThatWasNotSeenIdleIsAnErrorToThoseWhoNeedIt() throws IOException, InterruptedException {
        assertThat(figures.awaitIdle(Duration.ZERO)).isFalse();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> figures.requireIdle(Duration.ZERO))
                .withMessageContaining(
                        "waited 0 s for process " + ProcessHandle.current().pid() + " to be idle")
                .withMessageContaining("(expected: less than 0.03 of a core for 3 s on end)");
    }
}

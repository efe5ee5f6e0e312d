package dev.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Work on threads of lower priority is as if its caller did it. */
class YieldingThreadsTest {

    /** Of what follows the name in parentheses in {@code /proc/thread-self/stat} (proc(5)). */
    private static final int NICE = 16;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux knows the niceness of one thread")
    void theirNicenessIsTheirsAlone() throws IOException {
        try (YieldingThreads threads = new YieldingThreads("nice", 7)) {
            int own = niceness();
            assertThat(threads.<Integer, IOException>call(YieldingThreadsTest::niceness))
                    .isEqualTo(Math.min(19, own + 7));
            assertThat(niceness()).isEqualTo(own);
        }
    }

    @Test
    void theCallerThrowsWhatTheWorkThrows() {
        IOException expected = new IOException("of the work");
        try (YieldingThreads threads = new YieldingThreads("failing", 1)) {
            assertThatThrownBy(() -> threads.call(() -> {
                        throw expected;
                    }))
                    .isSameAs(expected);
            assertThatThrownBy(() -> threads.call(() -> {
                        throw new AssertionError("an error");
                    }))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void anInterruptionIsKeptForTheCaller() {
        try (YieldingThreads threads = new YieldingThreads("interrupted", 1)) {
            Thread.currentThread().interrupt();
            assertThat(threads.<String, RuntimeException>call(() -> "done")).isEqualTo("done");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void nothingIsBegunOnceTheyAreClosed() {
        YieldingThreads threads = new YieldingThreads("closed", 1);
        threads.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> threads.call(() -> "late"))
                .withMessage("store is closed")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }

    @Test
    void threadsThatWouldNotYieldAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new YieldingThreads("rude", 0))
                .withMessage("increment of niceness: 0 (expected: 1 to 19)");
    }

    private static int niceness() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    }
}

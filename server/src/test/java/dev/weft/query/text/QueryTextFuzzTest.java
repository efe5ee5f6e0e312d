package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.store.contract.Seed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Any text is read or refused with a place in it, and can be completed, soon; what is read prints as a text that is read
 * alike. Runs beside other classes, for it takes its time.
 */
@Execution(ExecutionMode.CONCURRENT)
class QueryTextFuzzTest {

    private static final Duration PATIENCE = Duration.ofMinutes(Boolean.getBoolean("weft.long") ? 10 : 1);

    /** Of the processor, for reading one text as long as a query may be, or for completing it. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomQueries queries = new RandomQueries(random);
    private final RandomTexts texts = new RandomTexts(random);
    private final Map<RandomTexts.Kind, Long> read = new EnumMap<>(RandomTexts.Kind.class);
    private final Map<RandomTexts.Kind, Long> refused = new EnumMap<>(RandomTexts.Kind.class);
    private long slowestNanos;
    private String slowest = "";

    @Test
    void anyTextIsReadOrRefusedAndCompleted() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long trees = 0;
        while (System.nanoTime() < end) {
            readsWhatItPrints(queries.query());
            trees++;
            RandomTexts.Kind kind = texts.kind();
            String text = texts.text(kind);
            try {
                timed(text, () -> (isRead(text) ? read : refused).merge(kind, 1L, Long::sum));
                timed(text, () -> complete(text, random.nextInt(text.length() + 1)));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("%s, %s: %s".formatted(kind, seed, text), e);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Query texts: %,d trees printed and read; of others read %s, refused %s; the slowest took %.1f ms of the"
                        + " processor: %.100s; %s%n",
                trees,
                read,
                refused,
                slowestNanos / 1e6,
                slowest,
                seed);
        assertThat(read).as("some of each kind read, %s", seed).hasSize(RandomTexts.Kind.values().length);
        assertThat(refused).as("some of each kind refused, %s", seed).hasSize(RandomTexts.Kind.values().length);
    }

    private void readsWhatItPrints(Query query) {
        String text = TraceQl.print(query);
        assertThat(TraceQl.parse(text)).as("%s: %s", seed, text).isEqualTo(query);
    }

    private boolean isRead(String text) {
        Query query;
        try {
            query = TraceQl.parse(text);
        } catch (InvalidQueryException refusal) {
            assertThat(refusal.position().offset()).as("%s: %s", seed, text).isBetween(0, text.length());
            return false;
        }
        readsWhatItPrints(query);
        return true;
    }

    private void complete(String text, int cursor) {
        Completion completion = Completion.complete(text, cursor);
        assertThat(completion.from()).as("%s: %s at %d", seed, text, cursor).isBetween(0, cursor);
        assertThat(completion.to()).as("%s: %s at %d", seed, text, cursor).isBetween(cursor, text.length());
    }

    private void timed(String text, Runnable reading) {
        long begun = THREADS.getCurrentThreadCpuTime();
        reading.run();
        long nanos = THREADS.getCurrentThreadCpuTime() - begun;
        if (nanos > slowestNanos) {
            slowestNanos = nanos;
            slowest = text;
            assertThat(Duration.ofNanos(nanos)).as("%s: %s", seed, text).isLessThan(LONGEST);
        }
    }
}

package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.OutlineRow;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many threads write and read: a reader sees whole groups, and every group that was acknowledged before it asked. */
public abstract class ConcurrencyContract extends StoreContract {

    private static final int GROUPS = 60;
    private static final int SPANS_OF_GROUP = 10;
    private static final int WRITERS = 3;
    private static final int READERS = 3;

    protected ConcurrencyContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void readersSeeWholeGroupsAndAllThatWasAcknowledged() throws InterruptedException, ExecutionException {
        AtomicLong acknowledged = new AtomicLong();
        CountDownLatch asking = new CountDownLatch(READERS);
        // Virtual threads that read without a pause would leave no processor to the one that writes.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> writing = threads.submit(() -> {
                for (int group = 1; group <= GROUPS; group++) {
                    write(group(group));
                    acknowledged.set(group);
                    assertThat(asking.await(1, TimeUnit.MINUTES))
                            .as("all readers ask")
                            .isTrue();
                }
                return null;
            });
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> {
                    asking.countDown();
                    while (!writing.isDone()) {
                        assertWholeGroups(acknowledged.get());
                    }
                }));
            }
            writing.get();
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(assertWholeGroups(GROUPS)).isEqualTo(GROUPS * SPANS_OF_GROUP);
    }

    @Test
    void ofWritersOfTheSameSpansOneIsFirst() throws InterruptedException, ExecutionException {
        List<WriteOutcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<WriteOutcome> writeAll = () -> write(group(1));
            for (Future<WriteOutcome> outcome : threads.invokeAll(Collections.nCopies(WRITERS, writeAll))) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        new WriteOutcome(SPANS_OF_GROUP, 0, 0),
                        new WriteOutcome(0, SPANS_OF_GROUP, 0),
                        new WriteOutcome(0, SPANS_OF_GROUP, 0));
        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(SPANS_OF_GROUP);
    }

    @Test
    void whoAsksWhileTheStoreClosesIsAnsweredRightOrRefused() throws Exception {
        write(group(1));
        Map<ReaderQuestion, Object> whole = new EnumMap<>(ReaderQuestion.class);
        for (ReaderQuestion question : ReaderQuestion.values()) {
            whole.put(question, question.ask(reader(), NEVER));
        }
        CountDownLatch asking = new CountDownLatch(READERS);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> {
                    assertAnswers(whole);
                    asking.countDown();
                    try {
                        while (true) {
                            assertAnswers(whole);
                        }
                    } catch (StoreException e) {
                        assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE);
                        return null;
                    }
                }));
            }
            assertThat(asking.await(1, TimeUnit.MINUTES)).as("all readers ask").isTrue();

            store().close();

            for (Future<?> reader : readers) {
                reader.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private void assertAnswers(Map<ReaderQuestion, Object> expected) {
        expected.forEach((question, answer) ->
                assertThat(question.ask(reader(), NEVER)).as(question.name()).isEqualTo(answer));
    }

    /** All groups go to trace 1, each span links to the first of all: an outline shows both in one answer. */
    private static List<Span> group(long number) {
        return LongStream.range(0, SPANS_OF_GROUP)
                .mapToObj(i -> span(1, number * SPANS_OF_GROUP + i)
                        .from(number)
                        .link(1, SPANS_OF_GROUP)
                        .build())
                .toList();
    }

    /** Returns how many spans there are, each of which is there once. */
    private int assertWholeGroups(long acknowledgedBefore) {
        List<OutlineRow> rows = reader().outline(traceId(1), NEVER);
        assertThat(rows).extracting(row -> row.span().key()).doesNotHaveDuplicates();
        Map<Long, Long> spansOfGroup = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.span().key().spanId().value() / SPANS_OF_GROUP, Collectors.counting()));
        assertThat(spansOfGroup.values()).allMatch(count -> count == SPANS_OF_GROUP);
        assertThat(spansOfGroup.keySet())
                .containsAll(
                        LongStream.rangeClosed(1, acknowledgedBefore).boxed().toList());
        if (!rows.isEmpty()) {
            assertThat(rows.getFirst().linksIn()).isEqualTo(rows.size());
        }
        return rows.size();
    }
}

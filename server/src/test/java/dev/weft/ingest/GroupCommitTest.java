package dev.weft.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weft.logs.LogOf;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that come at the same time are committed together, and acknowledged when that is durable. */
class GroupCommitTest {

    private static final IngestLimits LIMITS = limits(1000, 100, Duration.ofSeconds(30));

    @RegisterExtension
    final LogOf log = new LogOf("dev.weft.ingest");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void whatWaitsIsCommittedAsOneGroupAndAcknowledgedAfterIt() throws Exception {
        GatedWriter writer = new GatedWriter();
        try (SpanIngest ingest = ingest(writer, LIMITS)) {
            Future<Receipt> first = send(ingest, 1, SampleSpans.span(1));
            await().until(() -> writer.groups().size() == 1);
            List<Future<Receipt>> waiting = new ArrayList<>();
            for (long id = 2; id <= 20; id++) {
                waiting.add(send(ingest, 1, SampleSpans.span(id), SampleSpans.span(100 + id)));
            }
            await().until(() -> queuedRequests() == 20);
            assertThat(first.isDone()).isFalse();

            writer.let(1);
            assertThat(first.get().message()).isEmpty();
            await().until(() -> writer.groups().size() == 2);
            assertThat(writer.groups().get(1)).hasSize(38);
            assertThat(waiting).noneMatch(Future::isDone);

            writer.let(1);
            for (Future<Receipt> acknowledged : waiting) {
                assertThat(acknowledged.get().rejectedSpans()).isZero();
            }
            assertThat(queuedRequests()).isZero();
            assertThat(registry.counter("weft.ingest.spans", "outcome", "stored")
                            .count())
                    .isEqualTo(39);
        }
    }

    @Test
    void aFullQueueRefusesWithADelayAndForgetsNothing() throws Exception {
        GatedWriter writer = new GatedWriter();
        try (SpanIngest ingest = ingest(writer, limits(1000, 3, Duration.ofSeconds(30)))) {
            List<Future<Receipt>> taken = new ArrayList<>();
            taken.add(send(ingest, 5000, SampleSpans.span(1)));
            await().until(() -> queuedRequests() == 1);
            refused(ingest, 1, IngestException.Kind.QUEUE_FULL);
            writer.let(1);
            await().until(() -> queuedRequests() == 0);

            taken.add(send(ingest, 500, SampleSpans.span(2)));
            await().until(() -> writer.groups().size() == 2);
            taken.add(send(ingest, 500, SampleSpans.span(3)));
            await().until(() -> queuedRequests() == 2);
            refused(ingest, 1, IngestException.Kind.QUEUE_FULL);
            writer.let(2);
            await().until(() -> queuedRequests() == 0);

            for (long id = 4; id <= 6; id++) {
                taken.add(send(ingest, 1, SampleSpans.span(id)));
            }
            await().until(() -> queuedRequests() == 3);
            refused(ingest, 1, IngestException.Kind.QUEUE_FULL);
            writer.let(3);
            for (Future<Receipt> acknowledged : taken) {
                acknowledged.get();
            }
            assertThat(writer.groups().stream().mapToInt(List::size).sum()).isEqualTo(6);
            assertThat(registry.counter("weft.ingest.requests.refused", "reason", "queue_full")
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void aFailedGroupFailsWholeAndIsNotTriedAgain() throws Exception {
        List<Integer> writes = new CopyOnWriteArrayList<>();
        SpanWriter writer = group -> {
            writes.add(spans(group).size());
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk full", null);
        };
        try (SpanIngest ingest = ingest(writer, LIMITS)) {
            refused(ingest, 1, IngestException.Kind.UNAVAILABLE);
            refused(ingest, 1, IngestException.Kind.UNAVAILABLE);
        }
        assertThat(writes).containsExactly(1, 1);
    }

    @Test
    void groupsThatFailOneAfterTheOtherDoNotFillTheLog() throws Exception {
        SpanWriter full = _ -> {
            throw new StoreException(StoreException.Kind.FULL, "the disk is full: 5 bytes are free", null);
        };
        try (SpanIngest ingest = ingest(full, LIMITS)) {
            for (int i = 0; i < 50; i++) {
                refused(ingest, 1, IngestException.Kind.DISK_FULL);
            }
        }
        assertThat(log.messages())
                .containsExactly("not stored: 1 requests with 1 spans: the disk is full: 5 bytes are free");
    }

    @Test
    void aSenderIsToldThatThereIsNoRoom() {
        SpanWriter full = _ -> {
            throw new StoreException(StoreException.Kind.FULL, "the disk is full: 5 bytes are free", null);
        };
        try (SpanIngest ingest = ingest(full, LIMITS)) {
            assertThatThrownBy(() -> ingest.store(1, () -> SampleSpans.submission(SampleSpans.span(1))))
                    .isInstanceOf(IngestException.class)
                    .hasMessage("the disk is full: 5 bytes are free; send again later")
                    .extracting(e -> ((IngestException) e).kind())
                    .isEqualTo(IngestException.Kind.DISK_FULL);
        }
        assertThat(refusals("disk_full")).isEqualTo(1);
        assertThat(refusals("unavailable")).isZero();
    }

    @Test
    void anUnexpectedExceptionFailsItsGroupAlone() throws Exception {
        SpanWriter writer = group -> {
            if (spans(group).getFirst().spanId().value() == 1) {
                throw new IllegalStateException("a defect");
            }
            return new WriteOutcome(spans(group).size(), 0, 0);
        };
        try (SpanIngest ingest = ingest(writer, LIMITS)) {
            refused(ingest, 1, IngestException.Kind.UNAVAILABLE);
            assertThat(send(ingest, 1, SampleSpans.span(2)).get().rejectedSpans())
                    .isZero();
        }
    }

    @Test
    void aCommitThatTakesTooLongIsCountedAsSuch() throws Exception {
        GatedWriter writer = new GatedWriter();
        try (SpanIngest ingest = ingest(writer, limits(1000, 100, Duration.ofMillis(50)))) {
            refused(ingest, 1, IngestException.Kind.TIMED_OUT);
            writer.let(1);
        }
        assertThat(refusals("timed_out")).isEqualTo(1);
        assertThat(refusals("unavailable")).isZero();
    }

    @Test
    void closingAnswersWhatWasTakenAndTakesNoMore() throws Exception {
        GatedWriter writer = new GatedWriter();
        SpanIngest ingest = ingest(writer, LIMITS);
        Future<Receipt> writing = send(ingest, 1, SampleSpans.span(1));
        await().until(() -> writer.groups().size() == 1);
        Future<Receipt> waiting = send(ingest, 1, SampleSpans.span(2));
        await().until(() -> queuedRequests() == 2);

        Thread closing = Thread.ofPlatform().start(ingest::close);
        await().until(() -> closing.getState() == Thread.State.WAITING);

        refused(ingest, 1, IngestException.Kind.CLOSED);
        assertThat(closing.isAlive()).isTrue();
        writer.let(2);
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();

        assertThat(writing.get().rejectedSpans()).isZero();
        assertThat(waiting.get().rejectedSpans()).isZero();
        assertThat(writer.groups()).hasSize(2);
    }

    @Test
    void anErrorOfTheStoreOrTheDecoderEndsTheProcess() {
        List<Error> ended = new CopyOnWriteArrayList<>();
        SpanWriter writer = _ -> {
            throw new OutOfMemoryError("of the store");
        };
        SpanIngest ingest = new SpanIngest(writer, limits(1000, 100, Duration.ofMillis(50)), registry, ended::add);

        assertThatThrownBy(() -> ingest.store(1, () -> SampleSpans.submission(SampleSpans.span(1))))
                .isInstanceOf(IngestException.class);
        await().untilAsserted(() ->
                assertThat(ended).extracting(Throwable::getMessage).containsExactly("of the store"));
        assertThatThrownBy(() -> ingest.store(1, () -> {
                    throw new OutOfMemoryError("of the decoder");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(ended).extracting(Throwable::getMessage).containsExactly("of the store", "of the decoder");
        ingest.close();
    }

    @Test
    void aDefectOfTheThreadThatCommitsEndsTheProcess() {
        List<Error> ended = new CopyOnWriteArrayList<>();
        AtomicBoolean defect = new AtomicBoolean();
        SpanWriter writer = _ -> {
            defect.set(true);
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk full", null);
        };
        MeterRegistry failing = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new MockClock() {
            @Override
            public long wallTime() {
                if (defect.get()) {
                    throw new IllegalStateException("made by a test");
                }
                return super.wallTime();
            }
        });
        try (SpanIngest ingest =
                new SpanIngest(writer, limits(1000, 100, Duration.ofMillis(50)), failing, ended::add)) {
            assertThatThrownBy(() -> ingest.store(1, () -> SampleSpans.submission(SampleSpans.span(1))))
                    .isInstanceOf(IngestException.class);
            await().untilAsserted(() -> assertThat(ended)
                    .singleElement()
                    .satisfies(error -> assertThat(error)
                            .hasMessage("the thread that commits cannot go on")
                            .hasCauseInstanceOf(IllegalStateException.class)));
        }
    }

    @Test
    void everyAcknowledgedSpanWasWrittenOnce() throws Exception {
        Set<Long> written = ConcurrentHashMap.newKeySet();
        List<Integer> groups = new CopyOnWriteArrayList<>();
        SpanWriter writer = group -> {
            List<Span> spans = spans(group);
            groups.add(spans.size());
            for (Span span : spans) {
                assertThat(written.add(span.spanId().value())).isTrue();
            }
            return new WriteOutcome(spans.size(), 0, 0);
        };
        int senderCount = 50;
        int requestsEach = 100;
        try (SpanIngest ingest = ingest(writer, limits(1 << 20, 10_000, Duration.ofSeconds(30)))) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (long sender = 0; sender < senderCount; sender++) {
                long firstId = 1 + sender * requestsEach;
                tasks.add(() -> {
                    for (long id = firstId; id < firstId + requestsEach; id++) {
                        long spanId = id;
                        ingest.store(1, () -> SampleSpans.submission(SampleSpans.span(spanId)));
                        assertThat(written).contains(spanId);
                    }
                    return null;
                });
            }
            for (Future<Void> sender : senders.invokeAll(tasks)) {
                sender.get();
            }
        }
        assertThat(written).hasSize(senderCount * requestsEach);
        assertThat(groups).hasSizeLessThan(senderCount * requestsEach);
    }

    private static List<Span> spans(List<SpanBatch> group) {
        return group.stream().flatMap(batch -> batch.spans().stream()).toList();
    }

    private SpanIngest ingest(SpanWriter writer, IngestLimits limits) {
        return new SpanIngest(writer, limits, registry, error -> {
            throw new AssertionError("ended", error);
        });
    }

    private Future<Receipt> send(SpanIngest ingest, long bytes, Span... spans) {
        return senders.submit(() -> ingest.store(bytes, () -> SampleSpans.submission(spans)));
    }

    private double refusals(String reason) {
        return registry.counter("weft.ingest.requests.refused", "reason", reason)
                .count();
    }

    private void refused(SpanIngest ingest, long bytes, IngestException.Kind kind) {
        assertThatThrownBy(() -> send(ingest, bytes, SampleSpans.span(1)).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(IngestException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(kind);
                    assertThat(refusal.retryDelay()).isEqualTo(Duration.ofSeconds(1));
                });
    }

    private double queuedRequests() {
        return registry.get("weft.ingest.queue.requests").gauge().value();
    }

    private static IngestLimits limits(long maxWaitingBytes, int maxWaitingRequests, Duration commitTimeout) {
        IngestLimits defaults = IngestLimits.DEFAULTS;
        return new IngestLimits(
                defaults.maxAttributes(),
                defaults.maxEvents(),
                defaults.maxLinks(),
                defaults.maxValueBytes(),
                defaults.maxTextBytes(),
                maxWaitingBytes,
                maxWaitingRequests,
                commitTimeout,
                Duration.ofSeconds(1));
    }
}

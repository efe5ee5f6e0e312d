package dev.weft.ingest;

import dev.weft.store.WriteOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What the way in counts and measures, registered under {@code weft.ingest}. */
final class IngestMetrics {

    private static final Duration[] COMMIT_BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter stored;
    private final Counter duplicates;
    private final Counter conflicting;
    private final Counter conflictingInAll;
    private final Counter rejected;
    private final Map<Finding, Counter> findings = new EnumMap<>(Finding.class);
    private final Map<IngestException.Kind, Counter> refused = new EnumMap<>(IngestException.Kind.class);
    private final Timer commit;
    private final Timer failedCommit;
    private final DistributionSummary groupRequests;
    private final DistributionSummary groupSpans;

    IngestMetrics(MeterRegistry registry, CommitQueue queue) {
        stored = spans(registry, "stored");
        duplicates = spans(registry, "duplicate");
        conflicting = spans(registry, "conflicting");
        rejected = spans(registry, "rejected");
        conflictingInAll = Counter.builder("weft.spans.conflicting")
                .description("Spans that came with the ids of a stored span and other content")
                .register(registry);
        for (Finding finding : Finding.values()) {
            findings.put(
                    finding,
                    Counter.builder("weft.ingest.findings")
                            .description("What was rejected, mended or cut, each told to its sender")
                            .tag("effect", word(finding.effect()))
                            .tag("finding", word(finding))
                            .register(registry));
        }
        for (IngestException.Kind kind : IngestException.Kind.values()) {
            refused.put(
                    kind,
                    Counter.builder("weft.ingest.requests.refused")
                            .description("Requests that were not stored and may be sent again")
                            .tag("reason", word(kind))
                            .register(registry));
        }
        commit = commit(registry, "stored");
        failedCommit = commit(registry, "failed");
        groupRequests = DistributionSummary.builder("weft.ingest.group.requests")
                .description("Requests committed together")
                .register(registry);
        groupSpans = DistributionSummary.builder("weft.ingest.group.spans")
                .description("Spans committed together")
                .register(registry);
        Gauge.builder("weft.ingest.queue.bytes", queue, CommitQueue::heldBytes)
                .description("Decompressed size of requests that wait for their commit")
                .register(registry);
        Gauge.builder("weft.ingest.queue.requests", queue, CommitQueue::heldRequests)
                .description("Requests that wait for their commit")
                .register(registry);
    }

    void committed(int requests, int spans, WriteOutcome outcome, long nanos) {
        stored.increment(outcome.stored());
        duplicates.increment(outcome.duplicates());
        conflicting.increment(outcome.conflicting());
        conflictingInAll.increment(outcome.conflicting());
        groupRequests.record(requests);
        groupSpans.record(spans);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void commitFailed(long nanos) {
        failedCommit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void acknowledged(Findings found) {
        rejected.increment((double) found.rejectedSpans());
        findings.forEach((finding, counter) -> counter.increment((double) found.count(finding)));
    }

    void refused(IngestException.Kind kind) {
        Objects.requireNonNull(refused.get(kind)).increment();
    }

    private static Counter spans(MeterRegistry registry, String outcome) {
        return Counter.builder("weft.ingest.spans")
                .description("Spans by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Timer commit(MeterRegistry registry, String outcome) {
        return Timer.builder("weft.ingest.commit")
                .description("Time of one write to the store, fsync included")
                .tag("outcome", outcome)
                .serviceLevelObjectives(COMMIT_BUCKETS)
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

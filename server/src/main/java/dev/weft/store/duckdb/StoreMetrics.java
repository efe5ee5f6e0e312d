package dev.weft.store.duckdb;

import dev.weft.store.BackgroundThread;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.part.SpanRoom;
import dev.weft.store.duckdb.segment.LookUpCounts;
import dev.weft.store.duckdb.segment.SegmentResources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** What the store counts and measures, registered under {@code weft.store}. */
final class StoreMetrics {

    private static final Duration[] APPEND_BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final String FILTER = "weft.store.filter.lookups";
    private static final String FILTER_DESCRIPTION =
            "Segments asked for one thing, those whose filter let the question pass, and those that had it";

    private final MeterRegistry registry;
    private final Timer logSync;
    private final Timer seal;
    private final Counter failedSeals;
    private final Counter failedTidying;
    private final Timer segmentMerge;
    private final Timer columnMerge;
    private final Counter filterAsked;
    private final Counter filterPassed;
    private final Counter filterFound;
    private final Counter scrubbedBytes;
    private final Counter scrubPasses;
    private final Counter failedScrubs;

    StoreMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.logSync = Timer.builder("weft.store.log.append")
                .description("Time to write one group to the log, fsync included")
                .serviceLevelObjectives(APPEND_BUCKETS)
                .register(registry);
        this.seal = Timer.builder("weft.store.seal")
                .description("Time to make a segment of recent spans")
                .register(registry);
        this.segmentMerge = merge(registry, "segments");
        this.columnMerge = merge(registry, "columns");
        this.filterAsked = filter(registry, "asked");
        this.filterPassed = filter(registry, "passed");
        this.filterFound = filter(registry, "found");
        this.failedSeals = Counter.builder("weft.store.seal.failures")
                .description("Attempts to make a segment that failed and were tried again")
                .register(registry);
        this.failedTidying = Counter.builder("weft.store.tidy.failures")
                .description("Attempts to drop or merge segments that failed and were tried again")
                .register(registry);
        this.scrubbedBytes = Counter.builder("weft.store.scrub.read")
                .description("Bytes that the check of all blocks has read")
                .baseUnit("bytes")
                .register(registry);
        this.scrubPasses = Counter.builder("weft.store.scrub.passes")
                .description("Ended checks of all blocks")
                .register(registry);
        this.failedScrubs = Counter.builder("weft.store.scrub.failures")
                .description("Times that the check of all blocks failed and went on later")
                .register(registry);
    }

    /** Registers what changes by itself. */
    void watch(CurrentParts parts, GroupWriter writer, DataFolder folder) {
        Gauge.builder("weft.store.recent.age", writer, GroupWriter::oldestAgeSeconds)
                .description(
                        "Age of the oldest group that is in no segment yet; of what a start read of the log, since then")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "weft.store.recent.spans",
                        parts,
                        current -> current.recent().stream()
                                .mapToLong(recent -> recent.generation().size())
                                .sum())
                .description("Spans in memory that are in no segment yet")
                .register(registry);
        Gauge.builder(
                        "weft.store.recent.generations",
                        parts,
                        current -> current.recent().size())
                .description("Generations in memory, with the one that is being filled")
                .register(registry);
        Gauge.builder(
                        "weft.store.segments",
                        parts,
                        current -> current.segments().size())
                .description("Published segments that are read")
                .register(registry);
        Gauge.builder(
                        "weft.store.segments.quarantined",
                        parts,
                        current -> current.quarantined().size())
                .description("Published segments that cannot be read, which answers name as missing")
                .register(registry);
        Gauge.builder("weft.store.bytes", folder, DataFolder::bytesOnDisk)
                .description("Size of all files in the data folder")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Registers what the start read of the log. */
    void replayed(long spans, long nanos) {
        Gauge.builder("weft.store.replay.spans", () -> spans)
                .description("Spans that the start read of the log, which were in no segment")
                .register(registry);
        Gauge.builder("weft.store.replay.time", () -> nanos / 1e9)
                .description("Time that the start took to read the log")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Shows whether a thread works: one that has ended does not begin again. */
    void watch(BackgroundThread thread) {
        Gauge.builder("weft.store.thread.working", thread, watched -> watched.isWorking() ? 1 : 0)
                .description("1 while a thread of the store works, 0 when it has ended")
                .tag("thread", thread.name())
                .register(registry);
    }

    void watch(Retention retention) {
        Gauge.builder("weft.store.retention.over", retention, Retention::bytesOver)
                .description("Bytes over the limit of the data folder for which nothing more is dropped")
                .baseUnit("bytes")
                .register(registry);
    }

    void watch(ClockWatch watch) {
        Gauge.builder("weft.store.clock.trusted", watch, watched -> watched.isTrusted() ? 1 : 0)
                .description("0 while no segment is dropped for its age because the clock was set")
                .register(registry);
    }

    /** @param seen forward, back, or start */
    void clockDistrusted(String seen) {
        Counter.builder("weft.store.clock.jumps")
                .description(
                        "Times that the clock went otherwise than time did, or was far from the last commit at a start")
                .tag("seen", seen)
                .register(registry)
                .increment();
    }

    void scrubFailed() {
        failedScrubs.increment();
    }

    void tidyFailed() {
        failedTidying.increment();
    }

    void watchScrub(Scrub scrub) {
        Gauge.builder("weft.store.scrub.progress", scrub, Scrub::progress)
                .description("How much of the segments the present check of all blocks has read, from 0 to 1")
                .register(registry);
    }

    void scrubbed(long bytes) {
        scrubbedBytes.increment((double) bytes);
    }

    void scrubPassed() {
        scrubPasses.increment();
    }

    /** @param what segment or columns */
    void scrubFound(String what, int damaged) {
        Counter.builder("weft.store.scrub.damaged")
                .description("Damaged segments and files of columns that the check of all blocks found")
                .tag("what", what)
                .register(registry)
                .increment(damaged);
    }

    void appended(long nanos) {
        logSync.record(Duration.ofNanos(nanos));
    }

    void sealed(long nanos) {
        seal.record(Duration.ofNanos(nanos));
    }

    void mergedSegments(long nanos) {
        segmentMerge.record(Duration.ofNanos(nanos));
    }

    void mergedColumns(long nanos) {
        columnMerge.record(Duration.ofNanos(nanos));
    }

    /** Counts what the segments' filters of trace ids said of the spans of one group that came. */
    void lookedUp(long asked, long passed, long found) {
        filterAsked.increment((double) asked);
        filterPassed.increment((double) passed);
        filterFound.increment((double) found);
    }

    void watch(SpanRoom room) {
        Gauge.builder("weft.store.evaluated.spans", room, SpanRoom::spans)
                .description("Spans of whole traces that questions hold in memory, beyond what each may hold anyway")
                .register(registry);
    }

    /** Registers what was looked up in segments for questions. */
    void watch(SegmentResources resources) {
        watch("trace", resources.traces());
        watch("linked_trace", resources.linkedTraces());
        watch("value", resources.values());
    }

    private void watch(String of, LookUpCounts counts) {
        watch(of, "asked", counts, LookUpCounts::asked);
        watch(of, "passed", counts, LookUpCounts::passed);
        watch(of, "found", counts, LookUpCounts::found);
    }

    private void watch(String of, String outcome, LookUpCounts counts, ToDoubleFunction<LookUpCounts> value) {
        FunctionCounter.builder(FILTER, counts, value)
                .description(FILTER_DESCRIPTION)
                .tag("of", of)
                .tag("outcome", outcome)
                .register(registry);
    }

    void sealFailed() {
        failedSeals.increment();
    }

    /** @param quarantined whether the segment could not be read, in which case 0 spans may be an unknown number */
    void dropped(String reason, long spans, boolean quarantined) {
        Counter.builder("weft.store.dropped.segments")
                .description("Segments dropped, those that could not be read counted apart")
                .tag("reason", reason)
                .tag("quarantined", Boolean.toString(quarantined))
                .register(registry)
                .increment();
        Counter.builder("weft.store.dropped.spans")
                .description("Spans dropped with their segment")
                .tag("reason", reason)
                .register(registry)
                .increment((double) spans);
    }

    /** @param reason age, size or damage */
    void forgotten(String reason) {
        Counter.builder("weft.store.dropped.forgotten")
                .description(
                        "Dropped segments whose traces are remembered no more, so that links into them are unknown")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    private static Timer merge(MeterRegistry registry, String what) {
        return Timer.builder("weft.store.merge")
                .description("Time to merge small neighbours into one")
                .tag("of", what)
                .register(registry);
    }

    private static Counter filter(MeterRegistry registry, String outcome) {
        return Counter.builder(FILTER)
                .description(FILTER_DESCRIPTION)
                .tag("of", "arriving_span")
                .tag("outcome", outcome)
                .register(registry);
    }
}

package dev.weft.bench.jmh;

import dev.weft.store.duckdb.segment.filter.IdFilter;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The filter of the trace ids of a segment: made whole, and asked for one id. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FilterBenchmark {

    private static final int ASKED = 1 << 12;

    /** As many ids as a first segment has, and as one has that was merged. */
    @Param({"20000", "200000"})
    int ids;

    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] others = random.longs(ASKED).toArray();
    private long[] hashes = {};
    private IdFilter filter = IdFilter.of(hashes, 0);
    private int next;

    /** Draws the ids and makes their filter. */
    @Setup
    public void draw() {
        hashes = random.longs(ids).toArray();
        filter = IdFilter.of(hashes, ids);
    }

    @Benchmark
    public IdFilter build() {
        return IdFilter.of(hashes, ids);
    }

    @Benchmark
    public boolean findOneThatIsIn() {
        next = (next + 1) % ASKED;
        return filter.mayContain(hashes[next]);
    }

    @Benchmark
    public boolean rejectOneThatIsNot() {
        next = (next + 1) % ASKED;
        return filter.mayContain(others[next]);
    }
}

package dev.weft.bench.jmh;

import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.log.LogWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One group of requests of 500 spans after the other, each durable on the disk of the temporary folder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class LogAppendBenchmark {

    private static final int REQUESTS = 16;
    private static final long FILE_BYTES = 64 << 20;

    /** Requests whose senders wait at the same time, and share one sync. */
    @Param({"1", "4", "16"})
    int requestsOfGroup;

    private final List<byte[]> records = new LoadedRequests(REQUESTS).records();
    private final TemporaryLog folder;
    private final LogFolder files;
    private final LogWriter log;

    public LogAppendBenchmark() {
        try {
            folder = TemporaryLog.create();
            files = new LogFolder(new RealDisk(), folder.path());
            log = files.begin(files.replay(0, 0, (_, _) -> {}));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public long appendGroup() throws IOException {
        log.append(log.nextGroup(), records.subList(0, requestsOfGroup));
        return log.nextGroup();
    }

    /** Leaves a file that grew large, as a store does that has made a segment of it. */
    @Setup(Level.Iteration)
    public void roll() throws IOException {
        if (log.bytes() > FILE_BYTES) {
            files.deleteUpTo(log.roll().sequence());
        }
    }

    @TearDown
    public void delete() throws IOException {
        log.close();
        folder.close();
    }
}

package dev.weft.bench.jmh;

import dev.weft.model.batch.BatchReader;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.log.LogReplay;
import dev.weft.store.duckdb.log.LogWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A log as long as it gets before a segment is made of it, read as a start does: its records alone, and as columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LogReplayBenchmark.SPANS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LogReplayBenchmark {

    static final int SPANS = 200_000;

    private static final int REQUESTS_OF_GROUP = 8;

    private final BatchReader reader = BatchReader.ofBatches();
    private final TemporaryLog folder;
    private final LogFolder files;

    public LogReplayBenchmark() {
        try {
            folder = TemporaryLog.create();
            files = new LogFolder(new RealDisk(), folder.path());
            List<byte[]> records = new LoadedRequests(SPANS / LoadedRequests.SPANS).records();
            try (LogWriter log = files.begin(files.replay(0, 0, (_, _) -> {}))) {
                for (int at = 0; at < records.size(); at += REQUESTS_OF_GROUP) {
                    log.append(log.nextGroup(), records.subList(at, at + REQUESTS_OF_GROUP));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public LogReplay records(Blackhole hole) throws IOException {
        return files.replay(0, 0, (_, records) -> hole.consume(records));
    }

    @Benchmark
    public LogReplay columns(Blackhole hole) throws IOException {
        return files.replay(0, 0, (_, records) -> records.forEach(record -> hole.consume(reader.readOrThrow(record))));
    }

    @TearDown
    public void delete() throws IOException {
        folder.close();
    }
}

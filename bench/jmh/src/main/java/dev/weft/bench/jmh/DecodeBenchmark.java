package dev.weft.bench.jmh;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.bench.load.KeySpread;
import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import dev.weft.model.Span;
import dev.weft.model.batch.BatchLimits;
import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.SpanBatch;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.Warmup;

/** One request of 500 spans after the other, from its bytes: to columns, by the generated classes, to whole spans. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecodeBenchmark.SPANS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {

    static final int SPANS = 500;

    private static final int REQUESTS = 64;
    private static final long START_UNIX_NANO = 1_767_225_600_000_000_000L;

    private final BatchReader reader =
            BatchReader.ofRequests(new BatchLimits(10_000, 100_000, 100_000, 1 << 20, 64 << 10));
    private final List<byte[]> bodies = new ArrayList<>();
    private int next;

    public DecodeBenchmark() {
        Load load = new Load(new LoadShape(
                1,
                KeySpread.PEERS,
                REQUESTS * SPANS / Load.SPANS_PER_TRACE,
                SPANS,
                START_UNIX_NANO,
                TimeUnit.MINUTES.toNanos(10)));
        byte[] filled = new byte[load.largestRequestBytes()];
        for (int request = 0; request < REQUESTS; request++) {
            bodies.add(Arrays.copyOf(filled, load.fill(request, filled)));
        }
    }

    @Benchmark
    public SpanBatch columns() {
        return Objects.requireNonNull(reader.readPlain(body()));
    }

    @Benchmark
    public ExportTraceServiceRequest generatedClasses() throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(body());
    }

    @Benchmark
    public List<Span> wholeSpans() {
        return Objects.requireNonNull(reader.readPlain(body())).spans();
    }

    private byte[] body() {
        next = (next + 1) % REQUESTS;
        return bodies.get(next);
    }
}

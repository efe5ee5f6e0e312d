package dev.weft.bench.jmh;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
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

    static final int SPANS = LoadedRequests.SPANS;

    private static final int REQUESTS = 64;

    private final LoadedRequests requests = new LoadedRequests(REQUESTS);
    private int next;

    @Benchmark
    public SpanBatch columns() {
        return requests.read(body());
    }

    @Benchmark
    public ExportTraceServiceRequest generatedClasses() throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(body());
    }

    @Benchmark
    public List<Span> wholeSpans() {
        return requests.read(body()).spans();
    }

    private byte[] body() {
        next = (next + 1) % REQUESTS;
        return requests.body(next);
    }
}

package dev.weft.bench;

import com.google.protobuf.ByteString;
import dev.weft.bench.ask.HttpAnswer;
import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Asks for traces by id and tells whether each is stored with exactly the spans that it was sent with. */
final class PresenceCheck {

    private static final int CONNECTIONS = 4;

    private final String address;
    private final Load load;
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger absent = new AtomicInteger();
    private final AtomicInteger damaged = new AtomicInteger();

    PresenceCheck(String address, Load load) {
        this.address = address;
        this.load = load;
    }

    /** Asks for the traces of a run's requests, one in so many of them, and puts what was found of those acknowledged and refused. */
    static void ofRun(ServerProcess server, Load load, Tally tally, int oneIn, ObjectNode result)
            throws IOException, InterruptedException {
        ofRequests(server, load, tally.acknowledged(), oneIn, result.putObject("acknowledgedTraces"));
        ofRequests(server, load, tally.refused(), oneIn, result.putObject("refusedTraces"));
    }

    private static void ofRequests(ServerProcess server, Load load, BitSet requests, int oneIn, ObjectNode result)
            throws IOException, InterruptedException {
        int each = load.shape().tracesPerRequest();
        PresenceCheck check = new PresenceCheck(server.explorerAddress(), load);
        check.check(requests.stream()
                .flatMap(request -> IntStream.range(request * each, (request + 1) * each))
                .filter(trace -> trace % oneIn == 0)
                .toArray());
        check.put(result);
    }

    void check(int[] traces) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> checks = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                checks.add(threads.submit(() -> {
                    try (HttpConnection connection = new HttpConnection(address)) {
                        for (int at = next.getAndIncrement(); at < traces.length; at = next.getAndIncrement()) {
                            checkOne(connection, traces[at]);
                        }
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> check : checks) {
                    check.get();
                }
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw new IOException("checking what is stored failed: " + e.getCause(), e);
        }
    }

    void put(ObjectNode into) {
        into.put("whole", whole.get());
        into.put("absent", absent.get());
        into.put("damaged", damaged.get());
    }

    private void checkOne(HttpConnection connection, int trace) throws IOException {
        HttpAnswer answer = connection.get("/api/v1/traces/" + load.traceIdHex(trace), "application/x-protobuf");
        if (answer.status() == 404) {
            absent.incrementAndGet();
        } else if (answer.status() != 200) {
            throw new IOException(answer + " (expected: 200 or 404)");
        } else {
            (isWhole(answer, trace) ? whole : damaged).incrementAndGet();
        }
    }

    private boolean isWhole(HttpAnswer answer, int trace) throws IOException {
        List<String> found = TracesData.parseFrom(answer.body()).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(Span::getSpanId)
                .map(ByteString::toByteArray)
                .map(HexFormat.of()::formatHex)
                .sorted()
                .toList();
        return found.equals(IntStream.range(0, Load.SPANS_PER_TRACE)
                .mapToObj(span -> load.spanIdHex(trace, span))
                .sorted()
                .toList());
    }
}

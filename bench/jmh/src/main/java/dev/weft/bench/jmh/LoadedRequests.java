package dev.weft.bench.jmh;

import dev.weft.bench.load.KeySpread;
import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import dev.weft.model.batch.BatchLimits;
import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Requests of 500 spans as the bench sends them, and the server's reader of them. */
final class LoadedRequests {

    static final int SPANS = 500;

    private static final long START_UNIX_NANO = 1_767_225_600_000_000_000L;

    private final BatchReader reader =
            BatchReader.ofRequests(new BatchLimits(10_000, 100_000, 100_000, 1 << 20, 64 << 10));
    private final List<byte[]> bodies = new ArrayList<>();

    LoadedRequests(int count) {
        Load load = new Load(new LoadShape(
                1,
                KeySpread.PEERS,
                count * SPANS / Load.SPANS_PER_TRACE,
                SPANS,
                START_UNIX_NANO,
                TimeUnit.MINUTES.toNanos(10)));
        byte[] filled = new byte[load.largestRequestBytes()];
        for (int request = 0; request < count; request++) {
            bodies.add(Arrays.copyOf(filled, load.fill(request, filled)));
        }
    }

    /** Returns the bytes of one, as they come in. */
    byte[] body(int request) {
        return bodies.get(request);
    }

    SpanBatch read(byte[] body) {
        return Objects.requireNonNull(reader.readPlain(body));
    }

    /** Returns what the log holds of each. */
    List<byte[]> records() {
        return bodies.stream().map(body -> read(body).bytes()).toList();
    }
}

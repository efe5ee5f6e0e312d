package dev.weft.bench;

import dev.weft.bench.load.KeySpread;
import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options of a load that all benches share. */
final class LoadOptions {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Option(names = "--shape", description = "attribute keys: peers (42) or keys300 (default: ${DEFAULT-VALUE})")
    private KeySpread keys = KeySpread.PEERS;

    @Option(names = "--batch", description = "spans of a request, a multiple of 10 (default: ${DEFAULT-VALUE})")
    private int batch = 500;

    @Option(names = "--seed", description = "same seed, same load (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    int batch() {
        return batch;
    }

    /** Returns the shape of at least this many spans, in whole requests, that lie in the time up to now. */
    LoadShape upToNow(long spans, Duration stretch) {
        long start = Instant.now().minus(stretch).getEpochSecond() * NANOS_PER_SECOND;
        return shape(spans, 0, start, stretch);
    }

    /**
     * Returns the shape of a load whose spans lie in the time from now on, when it is sent at this rate.
     *
     * @param variant tells loads of one seed apart
     */
    LoadShape fromNow(double spansPerSecond, Duration stretch, int variant) {
        long spans = Math.max(1, (long) (spansPerSecond * stretch.toMillis() / 1000));
        return shape(spans, variant, Instant.now().getEpochSecond() * NANOS_PER_SECOND, stretch);
    }

    private LoadShape shape(long spans, int variant, long startUnixNano, Duration stretch) {
        long requests = Math.ceilDiv(spans, batch);
        int traces = Math.toIntExact(requests * (batch / Load.SPANS_PER_TRACE));
        return new LoadShape(seed + variant, keys, traces, batch, startUnixNano, stretch.toNanos());
    }

    void put(ObjectNode options) {
        options.put("shape", keys.toString());
        options.put("batch", batch);
        options.put("seed", seed);
    }
}

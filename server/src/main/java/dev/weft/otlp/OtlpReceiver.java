package dev.weft.otlp;

import com.google.rpc.Code;
import dev.weft.ingest.SpanIngest;
import dev.weft.model.batch.BatchReader;
import java.time.Duration;

/** What the gRPC and the HTTP receiver do alike: spans to the store, metrics and logs to nowhere. */
public final class OtlpReceiver {

    private final SpanIngest ingest;
    private final BatchReader reader;
    private final DiscardedSignals discarded;
    private final OtherSignals otherSignals;

    public OtlpReceiver(SpanIngest ingest, DiscardedSignals discarded, OtherSignals otherSignals) {
        this.ingest = ingest;
        this.reader = BatchReader.ofRequests(ingest.limits().ofBatch());
        this.discarded = discarded;
        this.otherSignals = otherSignals;
    }

    /**
     * Takes one export request and returns the encoded answer, for traces after they are durable.
     *
     * @param peer the sender's address
     * @throws RuntimeException that {@link Refusal#of(RuntimeException)} explains to the sender
     */
    byte[] export(Signal signal, OtlpEncoding encoding, byte[] body, String peer) {
        return switch (signal) {
            case TRACES ->
                encoding.encode(ingest.store(body.length, () -> encoding.decode(body, reader, ingest.limits())));
            case METRICS, LOGS -> {
                requireTaken(signal);
                discarded.add(signal, SenderName.find(encoding, body), peer);
                yield encoding.encodeEmpty();
            }
        };
    }

    /** Returns what a sender is told that came at a busy time. */
    Duration retryDelay() {
        return ingest.limits().retryDelay();
    }

    private void requireTaken(Signal signal) {
        if (otherSignals == OtherSignals.REFUSE) {
            throw new RefusedRequestException(Refusal.of(
                    Code.UNIMPLEMENTED,
                    404,
                    signal.word() + " are not taken here; " + signal.offSetting() + " stops their sender"));
        }
    }
}

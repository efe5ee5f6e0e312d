package dev.weft.otlp;

import dev.weft.ingest.SpanIngest;
import dev.weft.model.batch.BatchReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** What the gRPC and the HTTP receiver do alike: spans to the store, metrics and logs to nowhere. */
public final class OtlpReceiver {

    private final SpanIngest ingest;
    private final BatchReader reader;
    private final DiscardedSignals discarded;
    private final OtherSignals otherSignals;
    private final OtlpLimits limits;
    private final ReceivedBytes receiving;
    private final RefusalCounts refusals;

    public OtlpReceiver(
            SpanIngest ingest,
            DiscardedSignals discarded,
            OtherSignals otherSignals,
            OtlpLimits limits,
            MeterRegistry registry) {
        this.ingest = ingest;
        this.reader = BatchReader.ofRequests(ingest.limits().ofBatch());
        this.discarded = discarded;
        this.otherSignals = otherSignals;
        this.limits = limits;
        this.receiving =
                new ReceivedBytes(limits.maxReceivingBytes(), ingest.limits().retryDelay(), registry);
        this.refusals = new RefusalCounts(registry);
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

    OtlpLimits limits() {
        return limits;
    }

    /** Returns the account of both doors. */
    ReceivedBytes receiving() {
        return receiving;
    }

    /** Returns the counts of both doors. */
    RefusalCounts refusals() {
        return refusals;
    }

    /** Of a request that was received whole; it may yet be stored, and what is sent again is known for a duplicate. */
    Refusal unanswered() {
        return new Refusal(
                Reason.UNANSWERED,
                "not answered after " + limits.answerTimeout() + ", though it may yet be stored; send again later",
                Optional.of(ingest.limits().retryDelay()));
    }

    /** Of a request that was not received whole when the server stopped. */
    Refusal stopping() {
        return new Refusal(
                Reason.STOPPING,
                "the server is stopping",
                Optional.of(ingest.limits().retryDelay()));
    }

    private void requireTaken(Signal signal) {
        if (otherSignals == OtherSignals.REFUSE) {
            throw new RefusedRequestException(Refusal.of(
                    Reason.NOT_SERVED,
                    signal.word() + " are not taken here; " + signal.offSetting() + " stops their sender"));
        }
    }
}

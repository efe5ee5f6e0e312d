package dev.weft.otlp;

import java.time.Duration;

/**
 * Bounds on a request's size and on the time its sender may take.
 *
 * @param maxGrpcMessageBytes of one gRPC message, both before and after decompression
 * @param maxHttpBodyBytes of one HTTP body, both before and after decompression
 * @param maxReceivingBytes what all requests may take that are being received by either door, before and after
 *     decompression; one that takes more alone is received when there is no other
 * @param receiveTimeout from a request's headers to the end of its body
 * @param answerTimeout from there to the answer; longer than the ingest's commit timeout, which answers better
 */
public record OtlpLimits(
        int maxGrpcMessageBytes,
        int maxHttpBodyBytes,
        long maxReceivingBytes,
        Duration receiveTimeout,
        Duration answerTimeout) {

    /** What the OTLP specification ("OTLP/HTTP request") and gRPC suggest. */
    public static final OtlpLimits DEFAULTS =
            new OtlpLimits(4 << 20, 20 << 20, 64L << 20, Duration.ofSeconds(10), Duration.ofSeconds(40));

    public OtlpLimits {
        atLeastOne("max gRPC message bytes", maxGrpcMessageBytes);
        atLeastOne("max HTTP body bytes", maxHttpBodyBytes);
        atLeastOne("max receiving bytes", maxReceivingBytes);
        positive("receive timeout", receiveTimeout);
        positive("answer timeout", answerTimeout);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }
}

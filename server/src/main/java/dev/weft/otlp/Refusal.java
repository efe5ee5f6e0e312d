package dev.weft.otlp;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.weft.ingest.IngestException;
import java.util.Optional;

/**
 * Why a request was not taken: a gRPC code with its HTTP status and words for the sender
 * (OTLP specification, "Failures" of OTLP/gRPC and OTLP/HTTP).
 *
 * @param retryDelay present when the sender may try again
 */
record Refusal(Code code, int httpStatus, String message, Optional<java.time.Duration> retryDelay) {

    static Refusal of(Code code, int httpStatus, String message) {
        return new Refusal(code, httpStatus, message, Optional.empty());
    }

    /** Returns what an exception of the way in means to the sender; one that nobody expected is an internal error. */
    static Refusal of(RuntimeException failure) {
        return switch (failure) {
            case RefusedRequestException refused -> refused.refusal();
            case MalformedRequestException malformed ->
                of(Code.INVALID_ARGUMENT, 400, String.valueOf(malformed.getMessage()));
            case IngestException refused -> of(refused);
            default -> of(Code.INTERNAL, 500, "internal error");
        };
    }

    boolean isInternal() {
        return code == Code.INTERNAL;
    }

    private static Refusal of(IngestException refused) {
        String message = String.valueOf(refused.getMessage());
        Optional<java.time.Duration> retryDelay = Optional.of(refused.retryDelay());
        return switch (refused.kind()) {
            case QUEUE_FULL -> new Refusal(Code.RESOURCE_EXHAUSTED, 429, message, retryDelay);
            case UNAVAILABLE, CLOSED -> new Refusal(Code.UNAVAILABLE, 503, message, retryDelay);
        };
    }

    /** Returns the {@code google.rpc.Status}, with a {@code RetryInfo} when the sender may try again. */
    Status status() {
        Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
        retryDelay.ifPresent(delay -> status.addDetails(Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(
                        Duration.newBuilder().setSeconds(delay.getSeconds()).setNanos(delay.getNano()))
                .build())));
        return status.build();
    }
}

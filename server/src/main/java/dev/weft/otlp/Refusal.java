package dev.weft.otlp;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.weft.ingest.IngestException;
import java.util.Optional;

/**
 * What a sender is told whose request was not taken.
 *
 * @param retryDelay present when the sender may try again
 */
record Refusal(Reason reason, String message, Optional<java.time.Duration> retryDelay) {

    static Refusal of(Reason reason, String message) {
        return new Refusal(reason, message, Optional.empty());
    }

    /** Returns what an exception of the way in means to the sender; one that nobody expected is an internal error. */
    static Refusal of(RuntimeException failure) {
        return switch (failure) {
            case RefusedRequestException refused -> refused.refusal();
            case MalformedRequestException malformed -> of(Reason.MALFORMED, String.valueOf(malformed.getMessage()));
            case IngestException refused -> of(refused);
            default -> of(Reason.FAILED, "internal error");
        };
    }

    /** @param what the part of the request that is, its body or its message */
    static Refusal tooLarge(String what, int maxBytes) {
        return of(
                Reason.TOO_LARGE,
                what + ": too large (expected: at most " + maxBytes + " bytes, before and after decompression)");
    }

    /** @param what the part of the request that is, its body or its message */
    static Refusal tooSlow(String what, java.time.Duration receiveTimeout) {
        return of(Reason.TOO_SLOW, "the " + what + " did not arrive within " + receiveTimeout.toMillis() + " ms");
    }

    boolean isInternal() {
        return reason == Reason.FAILED;
    }

    private static Refusal of(IngestException refused) {
        Reason reason = switch (refused.kind()) {
            case QUEUE_FULL -> Reason.QUEUE_FULL;
            case DISK_FULL, TIMED_OUT, UNAVAILABLE, CLOSED -> Reason.UNAVAILABLE;
        };
        return new Refusal(reason, String.valueOf(refused.getMessage()), Optional.of(refused.retryDelay()));
    }

    /** Returns the {@code google.rpc.Status}, with a {@code RetryInfo} when the sender may try again. */
    Status status() {
        Status.Builder status =
                Status.newBuilder().setCode(reason.code().getNumber()).setMessage(message);
        retryDelay.ifPresent(delay -> status.addDetails(Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(
                        Duration.newBuilder().setSeconds(delay.getSeconds()).setNanos(delay.getNano()))
                .build())));
        return status.build();
    }
}

package dev.weft.otlp;

import com.google.rpc.Code;
import java.util.Locale;

/**
 * Why a request is not taken, with the codes of gRPC and of HTTP for it (OTLP specification, "Failures" of OTLP/gRPC and
 * OTLP/HTTP). Each reason has a counter.
 */
enum Reason {
    /** Larger than one request may be, as it came or as it unfolds. */
    TOO_LARGE(Code.RESOURCE_EXHAUSTED, 413),
    /** All requests that are being received take as much as they may. */
    RECEIVING_FULL(Code.RESOURCE_EXHAUSTED, 429),
    /** It did not arrive in time. */
    TOO_SLOW(Code.DEADLINE_EXCEEDED, 408),
    /** Its sender was gone before it had arrived. */
    CUT_SHORT(Code.INVALID_ARGUMENT, 400),
    /** Not what it says that it is. */
    MALFORMED(Code.INVALID_ARGUMENT, 400),
    /** An encoding or a compression that is not known. */
    UNSUPPORTED(Code.INVALID_ARGUMENT, 415),
    /** A path or a signal that is not served. */
    NOT_SERVED(Code.UNIMPLEMENTED, 404),
    /** A method other than POST. */
    WRONG_METHOD(Code.UNIMPLEMENTED, 405),
    /** The ingest has no room. */
    QUEUE_FULL(Code.RESOURCE_EXHAUSTED, 429),
    /** The ingest cannot store now, or not in time. */
    UNAVAILABLE(Code.UNAVAILABLE, 503),
    /** It was received whole and not answered in time: what became of it is not known. */
    UNANSWERED(Code.UNAVAILABLE, 503),
    /** The server stops. */
    STOPPING(Code.UNAVAILABLE, 503),
    /** A defect of the server. */
    FAILED(Code.INTERNAL, 500);

    private final Code code;
    private final int httpStatus;

    Reason(Code code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    Code code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }

    /** Returns whether the ingest refuses for this reason, which counts its refusals itself. */
    boolean isOfIngest() {
        return this == QUEUE_FULL || this == UNAVAILABLE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

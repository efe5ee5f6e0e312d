package dev.weft.bench.ask;

import com.google.protobuf.ByteString;

/** @param tookNanos from the first byte of the request to the last one of the answer */
public record HttpAnswer(int status, ByteString body, long tookNanos) {

    /** Answers begin with what they are about; more of a large one is not looked at. */
    private static final int LOOKED_AT_BYTES = 1 << 20;

    public String text() {
        return body.toStringUtf8();
    }

    /** Returns the answer's first MiB. */
    String beginning() {
        return body.substring(0, Math.min(body.size(), LOOKED_AT_BYTES)).toStringUtf8();
    }

    /** Returns whether nothing in its beginning says that something was left out. */
    boolean isWhole() {
        return !beginning().contains("\"complete\":false") && !isCut();
    }

    /** Returns whether it says that a deadline or a limit cut it. */
    boolean isCut() {
        return beginning().contains("\"cut\":{");
    }

    @Override
    public String toString() {
        String text = body.substring(0, Math.min(body.size(), 1_000)).toStringUtf8();
        return status + ": " + text.substring(0, Math.min(text.length(), 500));
    }
}

package dev.weft.bench.ask;

import com.google.protobuf.ByteString;

/** @param tookNanos from the first byte of the request to the last one of the answer */
public record HttpAnswer(int status, ByteString body, long tookNanos) {

    public String text() {
        return body.toStringUtf8();
    }

    @Override
    public String toString() {
        String text = body.substring(0, Math.min(body.size(), 1_000)).toStringUtf8();
        return status + ": " + text.substring(0, Math.min(text.length(), 500));
    }
}

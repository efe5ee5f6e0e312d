package dev.weft.otlp;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received, until it is taken. The server keeps it with its call until the answer is sent, which may be long
 * after it was refused, and by then it is empty.
 */
final class GrpcMessage {

    private final AtomicReference<byte @Nullable []> bytes;

    GrpcMessage(byte[] bytes) {
        this.bytes = new AtomicReference<>(bytes);
    }

    /** @throws IllegalStateException when they were taken before */
    byte[] take() {
        byte[] taken = bytes.getAndSet(null);
        if (taken == null) {
            throw new IllegalStateException("the message was taken before");
        }
        return taken;
    }

    boolean isTaken() {
        return bytes.get() == null;
    }
}

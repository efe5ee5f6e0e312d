package dev.weft.otlp;

import com.linecorp.armeria.common.RequestContext;
import io.netty.util.AttributeKey;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call over gRPC, kept with its context: what of it is being received, and that its refusal is counted once. */
final class GrpcCall {

    private static final AttributeKey<GrpcCall> KEY = AttributeKey.valueOf(GrpcCall.class, "CALL");

    private final ReceivedBytes.Share share;
    private final RefusalCounts refusals;
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile boolean received;

    private GrpcCall(ReceivedBytes.Share share, RefusalCounts refusals) {
        this.share = share;
        this.refusals = refusals;
    }

    static GrpcCall begin(RequestContext context, ReceivedBytes bytes, RefusalCounts refusals) {
        GrpcCall call = new GrpcCall(bytes.begin(), refusals);
        context.setAttr(KEY, call);
        return call;
    }

    static GrpcCall of(RequestContext context) {
        return Objects.requireNonNull(context.attr(KEY), "a call that was not begun");
    }

    ReceivedBytes.Share share() {
        return share;
    }

    /** Hands the message on: from here it is weighed elsewhere. */
    void received() {
        received = true;
        share.close();
    }

    boolean isReceived() {
        return received;
    }

    void refused(Reason reason) {
        if (refused.compareAndSet(false, true)) {
            refusals.add(reason);
        }
    }

    /** Gives back what is held of a call that ended in whatever way. */
    void end() {
        share.close();
    }
}

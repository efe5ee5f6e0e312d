package dev.weft.otlp;

/** What happens to metrics and logs, which Weft does not keep. */
public enum OtherSignals {
    /** Answered with success, counted, and shown with the setting that stops them. */
    DISCARD,
    /** UNIMPLEMENTED over gRPC, 404 over HTTP. */
    REFUSE
}

package dev.weft.model;

/** A span's kind as OTLP numbers it. Numbers that OTLP does not define yet are kept and have no name of their own. */
public record SpanKind(int number) {

    public static final SpanKind UNSPECIFIED = new SpanKind(0);
    public static final SpanKind INTERNAL = new SpanKind(1);
    public static final SpanKind SERVER = new SpanKind(2);
    public static final SpanKind CLIENT = new SpanKind(3);
    public static final SpanKind PRODUCER = new SpanKind(4);
    public static final SpanKind CONSUMER = new SpanKind(5);

    /** Returns TraceQL's word: unspecified, internal, server, client, producer or consumer. */
    public String word() {
        return switch (number) {
            case 1 -> "internal";
            case 2 -> "server";
            case 3 -> "client";
            case 4 -> "producer";
            case 5 -> "consumer";
            default -> "unspecified";
        };
    }
}

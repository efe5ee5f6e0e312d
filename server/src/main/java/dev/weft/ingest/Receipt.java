package dev.weft.ingest;

/**
 * The acknowledgement of a request whose accepted spans are durable (OTLP's {@code ExportTracePartialSuccess}).
 *
 * @param rejectedSpans spans that are not stored
 * @param message what the sender should know, empty when there is nothing; not empty with zero rejected spans is a warning
 */
public record Receipt(long rejectedSpans, String message) {}

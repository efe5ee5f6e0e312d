package dev.weft.store;

import dev.weft.model.SpanKind;

/** A service's span name and kind with its spans. */
public record OperationCount(String name, SpanKind kind, long spanCount) {}

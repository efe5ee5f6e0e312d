package dev.weft.store;

import dev.weft.model.SpanKind;
import java.util.Comparator;

/** A service's span name and kind with its spans. */
public record OperationCount(String name, SpanKind kind, long spanCount) {

    /** By name, then kind. */
    public static final Comparator<OperationCount> ORDER = Comparator.comparing(OperationCount::name)
            .thenComparingInt(count -> count.kind().number());

    /** Returns the spans of both, which are of the same name and kind. */
    public OperationCount plus(OperationCount other) {
        return new OperationCount(name, kind, spanCount + other.spanCount);
    }
}

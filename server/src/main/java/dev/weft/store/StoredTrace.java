package dev.weft.store;

import dev.weft.model.Span;
import java.util.List;

/**
 * A trace as stored.
 *
 * @param spans each span once
 * @param conflicting later versions that came with a stored span's ids and other content
 */
public record StoredTrace(List<Span> spans, List<Span> conflicting) {

    public static final StoredTrace UNKNOWN = new StoredTrace(List.of(), List.of());

    public StoredTrace {
        spans = List.copyOf(spans);
        conflicting = List.copyOf(conflicting);
    }
}

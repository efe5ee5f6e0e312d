package dev.weft.store;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import java.util.List;

/** A key in its scope. */
public record AttributeKey(Scope scope, String key) {
    /** Where the attribute lies. */
    public enum Scope {
        RESOURCE,
        SPAN,
        /** On one of the span's events. */
        EVENT,
        /** On one of the links that the span carries. */
        LINK,
        INSTRUMENTATION;

        /** Returns the attributes that the span has here: those of each event, or of each link, or once those of another scope. */
        public List<Attributes> of(Span span) {
            return switch (this) {
                case RESOURCE -> List.of(span.resource().attributes());
                case SPAN -> List.of(span.attributes());
                case EVENT -> span.events().stream().map(SpanEvent::attributes).toList();
                case LINK -> span.links().stream().map(SpanLink::attributes).toList();
                case INSTRUMENTATION -> List.of(span.scope().attributes());
            };
        }
    }
}

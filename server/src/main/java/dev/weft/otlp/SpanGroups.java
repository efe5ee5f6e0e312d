package dev.weft.otlp;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Spans grouped as OTLP sends them: by equal resource, then by equal scope, each in order of first appearance.
 *
 * @param byResource spans of each scope of each resource
 */
record SpanGroups(SequencedMap<Resource, SequencedMap<Scope, List<Span>>> byResource) {

    static SpanGroups of(List<Span> spans) {
        SequencedMap<Resource, SequencedMap<Scope, List<Span>>> groups = new LinkedHashMap<>();
        for (Span span : spans) {
            groups.computeIfAbsent(span.resource(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(span.scope(), _ -> new ArrayList<>())
                    .add(span);
        }
        return new SpanGroups(groups);
    }
}

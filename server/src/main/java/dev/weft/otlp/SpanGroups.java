package dev.weft.otlp;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
        // Most spans share few objects, and hashing a resource takes longer than finding it again.
        IdentityHashMap<Resource, SequencedMap<Scope, List<Span>>> met = new IdentityHashMap<>();
        for (Span span : spans) {
            SequencedMap<Scope, List<Span>> ofResource = met.get(span.resource());
            if (ofResource == null) {
                ofResource = groups.computeIfAbsent(span.resource(), _ -> new LinkedHashMap<>());
                met.put(span.resource(), ofResource);
            }
            ofResource.computeIfAbsent(span.scope(), _ -> new ArrayList<>()).add(span);
        }
        return new SpanGroups(groups);
    }

    /** Returns the spans, group by group. */
    List<Span> inOrder() {
        List<Span> spans = new ArrayList<>();
        byResource.values().forEach(scopes -> scopes.values().forEach(spans::addAll));
        return spans;
    }
}

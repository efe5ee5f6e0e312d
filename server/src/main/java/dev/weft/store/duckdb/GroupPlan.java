package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.store.WriteOutcome;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is to become of each span of a group.
 *
 * @param stored new spans
 * @param conflicting new versions of spans of this group or stored before
 * @param duplicates spans that are stored already or stand earlier in the group
 */
record GroupPlan(List<Span> stored, List<Span> conflicting, int duplicates) {

    static final GroupPlan NOTHING = new GroupPlan(List.of(), List.of(), 0);

    /** Compares the group with itself and with what is stored; only keys that the filters know are looked up. */
    static GroupPlan of(List<Span> group, StoredKeys storedKeys, Origins origins, Session session) throws SQLException {
        Map<SpanKey, List<Span>> versions = storedVersions(group, storedKeys, origins, session);
        List<Span> stored = new ArrayList<>();
        List<Span> conflicting = new ArrayList<>();
        int duplicates = 0;
        for (Span span : group) {
            List<Span> known = versions.computeIfAbsent(span.key(), _ -> new ArrayList<>(1));
            if (contains(known, span)) {
                duplicates++;
                continue;
            }
            (known.isEmpty() ? stored : conflicting).add(span);
            known.add(span);
        }
        return new GroupPlan(stored, conflicting, duplicates);
    }

    WriteOutcome outcome() {
        return new WriteOutcome(stored.size(), duplicates, conflicting.size());
    }

    private static boolean contains(List<Span> versions, Span span) {
        if (versions.isEmpty()) {
            return false;
        }
        Span content = span.canonical();
        return versions.stream().anyMatch(version -> version.canonical().equals(content));
    }

    private static Map<SpanKey, List<Span>> storedVersions(
            List<Span> group, StoredKeys storedKeys, Origins origins, Session session) throws SQLException {
        Map<SpanKey, List<Integer>> suspects = new LinkedHashMap<>();
        for (Span span : group) {
            List<Integer> layers = storedKeys.layersOf(span.key());
            if (!layers.isEmpty()) {
                suspects.put(span.key(), layers);
            }
        }
        Map<SpanKey, List<Span>> versions = new HashMap<>();
        if (suspects.isEmpty()) {
            return versions;
        }
        TreeSet<Integer> layers = new TreeSet<>();
        suspects.values().forEach(layers::addAll);
        SqlFragment query = KeyLists.wantedSpans(suspects.keySet())
                .then("SELECT " + StoredBody.COLUMNS + " FROM spans SEMI JOIN wanted USING (" + SpanColumns.KEY + ")")
                .then(
                        "WHERE ordinal >= ? AND ordinal < ?",
                        layers.first() * (long) StoredKeys.LAYER_ROWS,
                        (layers.last() + 1) * (long) StoredKeys.LAYER_ROWS)
                .then("UNION ALL SELECT " + StoredBody.COLUMNS + " FROM conflicts SEMI JOIN wanted USING ("
                        + SpanColumns.KEY + ")");
        for (StoredBody body : session.list(query, row -> StoredBody.read(row, 1))) {
            Span span = body.decode(origins);
            versions.computeIfAbsent(span.key(), _ -> new ArrayList<>(1)).add(span);
        }
        return versions;
    }
}

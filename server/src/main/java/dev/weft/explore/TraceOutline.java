package dev.weft.explore;

import dev.weft.model.SpanId;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace drawn without its attributes: rows by start, then span id, with parents as row numbers and services and names
 * as places in string tables.
 */
public final class TraceOutline {

    /** Parent of a row without one. */
    public static final int ROOT = -1;

    /** Parent of a row whose parent is not stored. */
    public static final int PARENT_NOT_STORED = -2;

    private final TraceId traceId;
    private final List<OutlineRow> rows;
    private final int[] parents;
    private final int[] services;
    private final int[] names;
    private final List<String> serviceTable;
    private final List<String> nameTable;

    /** @param rows of one trace, at least one, by start, then span id */
    TraceOutline(TraceId traceId, List<OutlineRow> rows) {
        this.traceId = traceId;
        this.rows = List.copyOf(rows);
        parents = parents(this.rows);
        services = new int[rows.size()];
        names = new int[rows.size()];
        Map<String, Integer> seenServices = new LinkedHashMap<>();
        Map<String, Integer> seenNames = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            SpanFacts span = rows.get(row).span();
            services[row] = place(seenServices, span.service());
            names[row] = place(seenNames, span.name());
        }
        serviceTable = List.copyOf(seenServices.keySet());
        nameTable = List.copyOf(seenNames.keySet());
    }

    public TraceId traceId() {
        return traceId;
    }

    public List<OutlineRow> rows() {
        return rows;
    }

    /** Returns services in order of first occurrence. */
    public List<String> services() {
        return serviceTable;
    }

    /** Returns span names in order of first occurrence. */
    public List<String> names() {
        return nameTable;
    }

    /**
     * Returns the row of the parent, which may come after this one; {@link #ROOT}, or {@link #PARENT_NOT_STORED}. Following
     * parents always ends: the earliest row of a cycle is made a root.
     */
    public int parent(int row) {
        return parents[row];
    }

    /** Returns the place in {@link #services()}. */
    public int service(int row) {
        return services[row];
    }

    /** Returns the place in {@link #names()}. */
    public int name(int row) {
        return names[row];
    }

    /** Returns of the spans that were sent without a parent the one that starts last, or null. */
    public @Nullable SpanFacts root() {
        for (OutlineRow row : rows.reversed()) {
            if (!row.parentSpanId().isValid()) {
                return row.span();
            }
        }
        return null;
    }

    /** Returns epoch nanoseconds of the earliest start, unsigned. */
    public long startTimeUnixNano() {
        return rows.getFirst().span().startTimeUnixNano();
    }

    /** Returns epoch nanoseconds of the latest end, or of the latest start where that is later; unsigned. */
    public long endTimeUnixNano() {
        long latest = startTimeUnixNano();
        for (OutlineRow row : rows) {
            long start = row.span().startTimeUnixNano();
            latest = later(latest, start);
            if (row.span().durationNanos().isPresent()) {
                latest = later(latest, start + row.span().durationNanos().getAsLong());
            }
        }
        return latest;
    }

    /** Returns the later versions that came with a span's ids and other content. */
    public long conflictingSpanCount() {
        return rows.stream().mapToLong(OutlineRow::conflictingVersions).sum();
    }

    private static long later(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0 ? a : b;
    }

    private static int place(Map<String, Integer> table, String text) {
        Integer known = table.putIfAbsent(text, table.size());
        return known == null ? table.size() - 1 : known;
    }

    private static int[] parents(List<OutlineRow> rows) {
        Map<SpanId, Integer> rowOf = HashMap.newHashMap(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            rowOf.put(rows.get(row).span().key().spanId(), row);
        }
        int[] parents = new int[rows.size()];
        for (int row = 0; row < parents.length; row++) {
            SpanId parent = rows.get(row).parentSpanId();
            parents[row] = parent.isValid() ? rowOf.getOrDefault(parent, PARENT_NOT_STORED) : ROOT;
        }
        breakCycles(parents);
        return parents;
    }

    /** Walks up from every row once; a walk that meets its own trail has found a cycle, and cuts it at its earliest row. */
    private static void breakCycles(int[] parents) {
        int[] walkOf = new int[parents.length];
        for (int start = 0; start < parents.length; start++) {
            int walk = start + 1;
            int row = start;
            while (row >= 0 && walkOf[row] == 0) {
                walkOf[row] = walk;
                row = parents[row];
            }
            if (row >= 0 && walkOf[row] == walk) {
                int earliest = row;
                for (int next = parents[row]; next != row; next = parents[next]) {
                    earliest = Math.min(earliest, next);
                }
                parents[earliest] = ROOT;
            }
        }
    }
}

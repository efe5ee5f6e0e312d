package dev.weft.store.duckdb.columns;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.store.NamedCounts;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.sql.SqlFragment;
import java.util.List;

/** What occurs, counted. Files that lie within a range whole are not scanned where their own counts suffice. */
final class Counts {

    private Counts() {}

    static List<ServiceCount> services(Sources sources, TimeRange range, Session session) {
        if (sources.isEmpty()) {
            return List.of();
        }
        Sources counted = sources.with(sources.files().stream()
                .filter(file -> file.facts().isWithin(range))
                .toList());
        Sources scanned = sources.with(sources.files().stream()
                .filter(file -> !file.facts().isWithin(range))
                .toList());
        SqlFragment counts;
        if (counted.isEmpty()) {
            counts = scan(scanned, range);
        } else if (scanned.isEmpty()) {
            counts = counted(counted);
        } else {
            counts = counted(counted).then("UNION ALL").then(scan(scanned, range));
        }
        NamedCounts<ServiceCount, ServiceCount> found = new NamedCounts<>("services", ServiceCount::plus);
        forEach(
                session,
                "services",
                SqlFragment.of("SELECT service, sum(spans)::BIGINT, sum(errors)::BIGINT FROM (")
                        .then(counts)
                        .then(") GROUP BY service"),
                row -> {
                    ServiceCount count = new ServiceCount(row.getString(1), row.getLong(2), row.getLong(3));
                    found.add(count, count.service(), count);
                });
        return found.counts().stream().sorted(ServiceCount.ORDER).toList();
    }

    private static SqlFragment counted(Sources sources) {
        return SqlFragment.of("SELECT service, spans, errors FROM "
                        + sources.table("services", "segment, service, spans, errors") + " WHERE")
                .then(sources.inSeenSegments());
    }

    private static SqlFragment scan(Sources sources, TimeRange range) {
        return SqlFragment.of("SELECT service, count(*) AS spans, count(*) FILTER (status = " + Status.CODE_ERROR
                        + ") AS errors FROM " + sources.table("spans", "segment, start_time, service, status")
                        + " WHERE")
                .then(sources.in(range))
                .then("GROUP BY service");
    }

    static List<OperationCount> operations(Sources sources, String service, TimeRange range, Session session) {
        if (sources.isEmpty() || !RowConditions.isWellFormed(service)) {
            return List.of();
        }
        NamedCounts<OperationCount, OperationCount> found = new NamedCounts<>("operations", OperationCount::plus);
        forEach(
                session,
                "operations",
                SqlFragment.of("SELECT name, kind, count(*) FROM "
                                + sources.table("spans", "segment, start_time, service, name, kind") + " WHERE")
                        .then(sources.in(range))
                        .then("AND service = ? GROUP BY name, kind", service),
                row -> {
                    OperationCount count =
                            new OperationCount(row.getString(1), new SpanKind(row.getInt(2)), row.getLong(3));
                    found.add(count, count.name(), count);
                });
        return found.counts().stream().sorted(OperationCount.ORDER).toList();
    }

    /** Passes on rows of different names, one more than there may be at most. */
    private static void forEach(Session session, String what, SqlFragment counts, Session.RowAction action) {
        if (!session.forEachWithinMemory(counts.then("LIMIT " + (NamedCounts.MOST + 1)), action)) {
            throw NamedCounts.tooMany(what);
        }
    }
}

package dev.weft.store.duckdb.columns;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.sql.SqlFragment;
import java.util.Comparator;
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
        return session
                .list(
                        SqlFragment.of("SELECT service, sum(spans)::BIGINT, sum(errors)::BIGINT FROM (")
                                .then(counts)
                                .then(") GROUP BY service"),
                        row -> new ServiceCount(row.getString(1), row.getLong(2), row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(ServiceCount::service))
                .toList();
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
        return session
                .list(
                        SqlFragment.of("SELECT name, kind, count(*) FROM "
                                        + sources.table("spans", "segment, start_time, service, name, kind")
                                        + " WHERE")
                                .then(sources.in(range))
                                .then("AND service = ? GROUP BY name, kind", service),
                        row -> new OperationCount(row.getString(1), new SpanKind(row.getInt(2)), row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(OperationCount::name)
                        .thenComparingInt(count -> count.kind().number()))
                .toList();
    }
}

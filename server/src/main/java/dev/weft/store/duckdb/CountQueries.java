package dev.weft.store.duckdb;

import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreTotals;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What occurs, counted. Spans share few resources and shapes: those are counted, not spans, wherever they suffice. */
record CountQueries(Session session, Origins origins) {

    /** Spans whose bodies are in memory at once while their values are counted. */
    private static final long BODIES_AT_ONCE = 16_384;

    List<ServiceCount> services(TimeRange range) throws SQLException {
        return session
                .list(
                        SqlFragment.of(
                                        "SELECT service, count(*), count(*) FILTER (status = ?) FROM spans WHERE",
                                        Status.CODE_ERROR)
                                .then(Candidates.in(range))
                                .then("GROUP BY service"),
                        row -> new ServiceCount(SpanColumns.text(row, 1), row.getLong(2), row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(ServiceCount::service))
                .toList();
    }

    List<OperationCount> operations(String service, TimeRange range) throws SQLException {
        return session
                .list(
                        SqlFragment.of("SELECT name, kind, count(*) FROM spans WHERE")
                                .then(Candidates.in(range))
                                .then("AND service = ? GROUP BY name, kind", (Object) TextBytes.encode(service)),
                        row -> new OperationCount(
                                SpanColumns.text(row, 1), new SpanKind(row.getInt(2)), row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(OperationCount::name)
                        .thenComparingInt(count -> count.kind().number()))
                .toList();
    }

    List<AttributeKeyCount> attributeKeys(TimeRange range, String prefix, int limit) throws SQLException {
        Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();
        spansBy("shape", range)
                .forEach((id, spans) ->
                        add(AttributeKey.Scope.SPAN, origins.shapes().value(id).types(), spans, prefix, counts));
        spansBy("resource", range)
                .forEach((id, spans) -> add(
                        AttributeKey.Scope.RESOURCE,
                        Shape.of(origins.resources().value(id).attributes()).types(),
                        spans,
                        prefix,
                        counts));
        return counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(limit)
                .toList();
    }

    List<AttributeValueCount> attributeValues(AttributeKey key, TimeRange range, String prefix, int limit)
            throws SQLException {
        Map<AttributeValue, Long> counts = switch (key.scope()) {
            case RESOURCE -> resourceValues(key.key(), range);
            case SPAN -> spanValues(key.key(), range);
        };
        return counts.entrySet().stream()
                .filter(entry -> startsWith(entry.getKey(), prefix))
                .map(entry -> new AttributeValueCount(entry.getKey(), entry.getValue()))
                .sorted(AttributeValueCount.ORDER)
                .limit(limit)
                .toList();
    }

    StoreTotals totals(long bytesOnDisk) throws SQLException {
        return session.first(
                        SqlFragment.of("SELECT count(*), coalesce(sum(link_count), 0)::BIGINT,"
                                + " (SELECT count(*) FROM conflicts) FROM spans"),
                        row -> new StoreTotals(row.getLong(1), row.getLong(2), row.getLong(3), bytesOnDisk))
                .orElseThrow();
    }

    @Nullable
    SpanKey newest() throws SQLException {
        return session.first(
                        SqlFragment.of("SELECT " + SpanColumns.KEY
                                + " FROM spans WHERE ordinal = (SELECT max(ordinal) FROM spans)"),
                        row -> SpanColumns.key(row, 1))
                .orElse(null);
    }

    private Map<Long, Long> spansBy(String column, TimeRange range) throws SQLException {
        Map<Long, Long> counts = new HashMap<>();
        session.forEach(
                SqlFragment.of("SELECT " + column + ", count(*) FROM spans WHERE")
                        .then(Candidates.in(range))
                        .then("GROUP BY " + column),
                row -> counts.put(row.getLong(1), row.getLong(2)));
        return counts;
    }

    private static void add(
            AttributeKey.Scope scope,
            Map<String, SortedSet<String>> types,
            long spans,
            String prefix,
            Map<AttributeKey, AttributeKeyCount> counts) {
        types.forEach((name, ofName) -> {
            if (name.startsWith(prefix)) {
                AttributeKey key = new AttributeKey(scope, name);
                counts.merge(key, new AttributeKeyCount(key, ofName, spans), AttributeKeyCount::plus);
            }
        });
    }

    private Map<AttributeValue, Long> resourceValues(String key, TimeRange range) throws SQLException {
        Map<AttributeValue, Long> counts = new HashMap<>();
        spansBy("resource", range).forEach((id, spans) -> {
            Resource resource = origins.resources().value(id);
            AttributeValue value = resource.attributes().find(key);
            if (value != null) {
                counts.merge(value, spans, Long::sum);
            }
        });
        return counts;
    }

    private Map<AttributeValue, Long> spanValues(String key, TimeRange range) throws SQLException {
        Map<AttributeValue, Long> counts = new HashMap<>();
        long[] shapes = origins.shapes().idsWhere(shape -> shape.has(key));
        SqlFragment where = Candidates.in(range).then("AND shape IN (SELECT unnest(?::BIGINT[]))", shapes);
        long[] bounds = session.first(
                        SqlFragment.of("SELECT coalesce(min(ordinal), 0), coalesce(max(ordinal), -1) FROM spans WHERE")
                                .then(where),
                        row -> new long[] {row.getLong(1), row.getLong(2)})
                .orElseThrow();
        for (long from = bounds[0]; from <= bounds[1]; from += BODIES_AT_ONCE) {
            session.forEach(
                    SqlFragment.of("SELECT " + StoredBody.COLUMNS + " FROM spans WHERE")
                            .then(where)
                            .then("AND ordinal >= ? AND ordinal < ?", from, from + BODIES_AT_ONCE),
                    row -> {
                        AttributeValue value = StoredBody.read(row, 1)
                                .decode(origins)
                                .attributes()
                                .find(key);
                        if (value != null) {
                            counts.merge(value, 1L, Long::sum);
                        }
                    });
        }
        return counts;
    }

    private static boolean startsWith(AttributeValue value, String prefix) {
        String text = AttributeValueCount.text(value);
        return text != null && text.startsWith(prefix);
    }
}

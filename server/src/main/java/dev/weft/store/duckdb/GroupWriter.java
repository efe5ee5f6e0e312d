package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.WriteOutcome;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes each group in one transaction. DuckDB syncs its log before a commit returns, which is what makes a group durable
 * and visible at once.
 */
final class GroupWriter implements SpanWriter {

    private final Database database;
    private final Origins origins;
    private @Nullable StoredKeys storedKeys;
    private long nextOrdinal;

    /** @param nextOrdinal above every ordinal stored */
    GroupWriter(Database database, Origins origins, long nextOrdinal) {
        this.database = database;
        this.origins = origins;
        this.nextOrdinal = nextOrdinal;
    }

    @Override
    public WriteOutcome write(List<SpanBatch> group) {
        List<Span> spans =
                group.stream().flatMap(batch -> batch.spans().stream()).toList();
        return spans.isEmpty() ? WriteOutcome.NOTHING : database.write(new Group(spans));
    }

    private StoredKeys storedKeys(Session session) throws SQLException {
        StoredKeys keys = storedKeys;
        if (keys == null) {
            keys = new StoredKeys();
            for (long from = 0; from < nextOrdinal; from += StoredKeys.LAYER_ROWS) {
                addKeys(keys, from, session);
            }
            storedKeys = keys;
        }
        return keys;
    }

    private static void addKeys(StoredKeys keys, long fromOrdinal, Session session) throws SQLException {
        session.forEach(
                SqlFragment.of(
                        "SELECT " + SpanColumns.KEY + ", ordinal FROM spans WHERE ordinal >= ? AND ordinal < ?",
                        fromOrdinal,
                        fromOrdinal + StoredKeys.LAYER_ROWS),
                row -> keys.add(SpanColumns.key(row, 1), row.getLong(4)));
    }

    /** One group on its way; the database runs one at a time. */
    private final class Group implements Database.Change<WriteOutcome> {

        private final List<Span> spans;
        private GroupPlan plan = GroupPlan.NOTHING;

        Group(List<Span> spans) {
            this.spans = spans;
        }

        @Override
        public WriteOutcome apply(DuckDBConnection connection, Session session) throws SQLException {
            plan = GroupPlan.of(spans, storedKeys(session), origins, session);
            new GroupAppender(connection, origins).append(plan, nextOrdinal);
            return plan.outcome();
        }

        @Override
        public void committed() {
            origins.committed();
            StoredKeys keys = Objects.requireNonNull(storedKeys);
            for (Span span : plan.stored()) {
                keys.add(span.key(), nextOrdinal++);
            }
            nextOrdinal += plan.conflicting().size();
        }

        @Override
        public void rolledBack() {
            origins.rolledBack();
        }
    }
}

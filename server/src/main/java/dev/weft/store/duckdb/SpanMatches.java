package dev.weft.store.duckdb;

import static dev.weft.store.duckdb.SpanColumns.AFTER_FACTS;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.query.FilterEvaluator;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a search's matches in order, a batch of candidates at a time. Where SQL alone cannot decide, candidates are
 * decoded and the evaluator does; batches grow, so that rare matches take few of them. Bodies are read for a batch once it
 * is known: sorting rows with their bodies reads the bodies of all.
 */
final class SpanMatches {

    private static final int SMALLEST_BATCH = 256;
    private static final int LARGEST_BATCH = 16_384;

    /** A row of {@code spans} that may match. */
    record Candidate(SpanFacts facts, int linksOut, long ordinal) {

        /** What {@link #read} reads. */
        static final String COLUMNS = SpanColumns.FACTS + ", link_count, ordinal";

        static Candidate read(ResultSet row) throws SQLException {
            return new Candidate(SpanColumns.facts(row), row.getInt(AFTER_FACTS), row.getLong(AFTER_FACTS + 1));
        }
    }

    private final Session session;
    private final Origins origins;
    private final SpanSearch search;
    private final Candidates candidates;
    private @Nullable SearchPlace after;
    private int batchSize;
    private boolean ended;

    SpanMatches(Session session, Origins origins, SpanSearch search) {
        this.session = session;
        this.origins = origins;
        this.search = search;
        this.candidates = Candidates.of(search, origins);
        this.after = search.after();
        this.batchSize = Math.clamp(search.limit() + 1L, SMALLEST_BATCH, LARGEST_BATCH);
    }

    /** Returns the next matches, perhaps none, with {@code linksIn} zero; null when there are no more. */
    @Nullable
    List<SpanRow> next() throws SQLException {
        if (ended) {
            return null;
        }
        SqlFragment where = candidates.condition();
        if (after != null) {
            where = where.then("AND (")
                    .then(SearchKeyset.after(search.order(), after))
                    .then(")");
        }
        List<Candidate> batch = session.list(
                SqlFragment.of("SELECT " + Candidate.COLUMNS + " FROM spans WHERE")
                        .then(where)
                        .then(SearchKeyset.of(search.order()).orderBy())
                        .then("LIMIT ?", (long) batchSize),
                Candidate::read);
        ended = batch.size() < batchSize;
        if (!ended) {
            after = search.order().place(batch.getLast().facts());
            batchSize = Math.min(batchSize * 4, LARGEST_BATCH);
        }
        return matches(batch);
    }

    Candidates candidates() {
        return candidates;
    }

    /** Returns those of the candidates that match, in their order, with {@code linksIn} zero. */
    List<SpanRow> matches(List<Candidate> batch) throws SQLException {
        boolean bodiless =
                candidates.exact() && search.filter().mentionedAttributes().isEmpty();
        if (bodiless) {
            return batch.stream()
                    .map(candidate -> new SpanRow(candidate.facts(), candidate.linksOut(), 0, Attributes.EMPTY))
                    .toList();
        }
        Map<Long, StoredBody> bodies = bodies(batch);
        List<SpanRow> matches = new ArrayList<>();
        for (Candidate candidate : batch) {
            Span span = Objects.requireNonNull(bodies.get(candidate.ordinal())).decode(origins);
            if (FilterEvaluator.matches(search.filter(), span)) {
                matches.add(SpanRow.of(span, 0, search.filter()));
            }
        }
        return matches;
    }

    private Map<Long, StoredBody> bodies(List<Candidate> batch) throws SQLException {
        Map<Long, StoredBody> bodies = HashMap.newHashMap(batch.size());
        if (!batch.isEmpty()) {
            long[] ordinals = batch.stream().mapToLong(Candidate::ordinal).toArray();
            session.forEach(
                    SqlFragment.of(
                            "SELECT ordinal, " + StoredBody.COLUMNS + " FROM spans"
                                    + " WHERE ordinal BETWEEN ? AND ? AND ordinal IN (SELECT unnest(?::BIGINT[]))",
                            Arrays.stream(ordinals).min().orElseThrow(),
                            Arrays.stream(ordinals).max().orElseThrow(),
                            ordinals),
                    row -> bodies.put(row.getLong(1), StoredBody.read(row, 2)));
        }
        return bodies;
    }
}

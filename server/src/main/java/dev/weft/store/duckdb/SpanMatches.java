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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a search's matches in order, a batch of candidates at a time. Where SQL alone cannot decide, candidates are
 * decoded and the evaluator does; batches grow, so that rare matches take few of them.
 */
final class SpanMatches {

    private static final int SMALLEST_BATCH = 128;
    private static final int LARGEST_BATCH = 16_384;

    /** A row of {@code spans} that may match; its body is there when it is needed to decide or to show. */
    record Candidate(
            SpanFacts facts, int linksOut, @Nullable StoredBody body) {}

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
                SqlFragment.of("SELECT " + columns() + " FROM spans WHERE")
                        .then(where)
                        .then(SearchKeyset.of(search.order()).orderBy())
                        .then("LIMIT ?", (long) batchSize),
                this::candidate);
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

    /** Columns that {@link #candidate} reads. */
    String columns() {
        return SpanColumns.FACTS + ", link_count" + (needsBody() ? ", " + StoredBody.COLUMNS : "");
    }

    Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                SpanColumns.facts(row),
                row.getInt(AFTER_FACTS),
                needsBody() ? StoredBody.read(row, AFTER_FACTS + 1) : null);
    }

    List<SpanRow> matches(List<Candidate> batch) {
        List<SpanRow> matches = new ArrayList<>();
        for (Candidate candidate : batch) {
            SpanRow row = match(candidate);
            if (row != null) {
                matches.add(row);
            }
        }
        return matches;
    }

    @Nullable
    SpanRow match(Candidate candidate) {
        if (candidate.body() == null) {
            return new SpanRow(candidate.facts(), candidate.linksOut(), 0, Attributes.EMPTY);
        }
        Span span = candidate.body().decode(origins);
        return FilterEvaluator.matches(search.filter(), span) ? SpanRow.of(span, 0, search.filter()) : null;
    }

    private boolean needsBody() {
        return !candidates.exact() || !search.filter().mentionedAttributes().isEmpty();
    }
}

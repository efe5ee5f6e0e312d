package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.SpansetFields;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.filter.Candidates;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.FacetSearch;
import dev.weft.store.FacetTally;
import dev.weft.store.Facets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The facets of one query: spans that columns decide on are counted row by row, and where those do not decide, whole traces
 * are evaluated. For one thread.
 */
final class PartsFacets {

    private final PartsView view;
    private final FacetSearch search;
    private final Cancellation cancellation;
    private final ReadingTurns.Asker asker;
    private final RowScan scan;
    private List<FacetTally> tallies;
    private boolean walkEnded;
    private boolean traceLeftOut;

    PartsFacets(PartsView view, FacetSearch search, Cancellation cancellation, ReadingTurns.Asker asker) {
        this.view = view;
        this.search = search;
        this.cancellation = cancellation;
        this.asker = asker;
        this.scan = new RowScan(cancellation, asker);
        this.tallies = FacetTally.of(search.fields());
    }

    Facets answer() {
        Candidates candidates = Candidates.of(search.query().pipeline());
        boolean inTime = cancellation.inTime(() -> {
            if (RowFields.suffice(candidates, search.fields())) {
                overRows(candidates);
            } else {
                overTraces(candidates);
            }
        });
        return Facets.of(tallies, search.limit(), Cut.of(inTime, traceLeftOut, walkEnded, cancellation));
    }

    private void overRows(Candidates candidates) {
        List<Part> read = view.parts();
        scan.begin(read);
        List<FacetTally> ofColumns = FacetTally.of(search.fields());
        if (view.sums().count(candidates.anyOf(), search.range(), ofColumns, cancellation)) {
            tallies = ofColumns;
            read = scan.uncounted(view);
        }
        List<PartChunk> chunks = scan.plan(read, candidates.anyOf(), search.range());
        view.parts().forEach(scan::end);
        scan.read(chunks, candidates.anyOf(), search.range(), () -> this::count);
    }

    private void count(Chunk.Rows rows, BitSet matching) {
        for (FacetTally tally : tallies) {
            IntFunction<SpanValue> values = rows.values(tally.field());
            Map<SpanValue, Long> counts = new HashMap<>();
            matching.stream().forEach(row -> counts.merge(values.apply(row), 1L, Long::sum));
            synchronized (tally) {
                counts.forEach(tally::add);
            }
        }
    }

    private void overTraces(Candidates candidates) {
        PartsTraces traces = new PartsTraces(view.parts(), asker.room(cancellation::check), scan::check);
        Traces read = new Traces(traces);
        SpansetFields matched = new SpansetFields(search.query(), search.fields(), read, search.range());
        Set<TraceId> few =
                FewTraces.of(search.query().pipeline(), search.query().hints(), traces, read);
        new CandidateTraces(view.parts(), candidates, few, search.range(), scan)
                .forEach(traceId -> matched.forEach(traceId, values -> {
                    for (int i = 0; i < values.size(); i++) {
                        tallies.get(i).add(values.get(i));
                    }
                }));
        walkEnded = matched.wasCut();
        traceLeftOut = traces.leftOut();
    }
}

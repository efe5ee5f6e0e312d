package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** The same traces, but spans that link to one come in another order, of which nothing found depends. */
record ShuffledLinks(StoredTraces traces, Random random) implements StoredTraces {

    @Override
    public List<Span> trace(TraceId traceId) {
        return traces.trace(traceId);
    }

    @Override
    public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
        List<SpanKey> shuffled = new ArrayList<>();
        boolean _ = traces.anyLinking(linked, linking -> !shuffled.add(linking));
        Collections.shuffle(shuffled, random);
        return shuffled.stream().anyMatch(isIt);
    }

    @Override
    public long countLinking(SpanKey linked) {
        return traces.countLinking(linked);
    }
}

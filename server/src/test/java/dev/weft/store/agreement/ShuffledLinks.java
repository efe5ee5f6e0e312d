package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The same traces, but spans that link to one come in another order, of which nothing found depends. */
record ShuffledLinks(StoredTraces traces, Random random) implements StoredTraces {

    @Override
    public List<Span> trace(TraceId traceId) {
        return traces.trace(traceId);
    }

    @Override
    public List<SpanKey> linking(SpanKey linked) {
        List<SpanKey> shuffled = new ArrayList<>(traces.linking(linked));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Override
    public long countLinking(SpanKey linked) {
        return traces.countLinking(linked);
    }
}

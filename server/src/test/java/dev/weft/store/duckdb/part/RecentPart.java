package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.head.Generation;
import java.util.List;

/** Recent spans as the one part of a store. */
final class RecentPart {

    private RecentPart() {}

    static List<Part> of(List<Span> spans) {
        Generation generation = new Generation();
        SpanBatch batch = SpanBatch.of(spans);
        generation.begin(batch);
        for (int i = 0; i < spans.size(); i++) {
            generation.add(batch, i);
        }
        generation.publish();
        return List.of(generation.part());
    }
}

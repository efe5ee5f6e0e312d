package dev.weft.store.duckdb.segment.sections;

import dev.weft.model.batch.SpanBatch;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Numbers the services of rows; looks each origin of a batch at once only. */
public final class RowServices {

    private static final int UNKNOWN = -1;

    private final TextNumbers numbers;
    private final IdentityHashMap<SpanBatch, int[]> byBatch = new IdentityHashMap<>();
    private @Nullable SpanBatch lastBatch;
    private int[] lastServices = {};

    public RowServices(TextNumbers numbers) {
        this.numbers = numbers;
    }

    public int service(SpanBatch batch, int index) {
        if (batch != lastBatch) {
            lastServices = byBatch.computeIfAbsent(batch, RowServices::unknown);
            lastBatch = batch;
        }
        int origin = batch.origin(index);
        int service = lastServices[origin];
        if (service == UNKNOWN) {
            service = numbers.number(batch.originAt(origin).resource().service());
            lastServices[origin] = service;
        }
        return service;
    }

    private static int[] unknown(SpanBatch batch) {
        int[] services = new int[batch.originCount()];
        Arrays.fill(services, UNKNOWN);
        return services;
    }
}

package dev.weft.ingest;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.WriteOutcome;
import java.util.concurrent.CompletableFuture;

/**
 * A request in the queue.
 *
 * @param batch its spans, at least one
 * @param bytes its weight against the queue's bound
 * @param committed completes when the spans are durable, with the outcome of the whole group, or fails with
 *     the exception of the store
 */
record WaitingRequest(SpanBatch batch, long bytes, CompletableFuture<WriteOutcome> committed) {}

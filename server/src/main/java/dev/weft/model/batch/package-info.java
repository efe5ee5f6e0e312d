/**
 * The spans of one request on their way from the wire to the disk: columns of what every span has, beside the request's own
 * bytes, which hold the rest. What a store logs are these bytes, an OTLP {@code TracesData} message.
 *
 * <p>Starting points: {@link dev.weft.model.batch.SpanBatch}, {@link dev.weft.model.batch.BatchReader}.
 */
@NullMarked
package dev.weft.model.batch;

import org.jspecify.annotations.NullMarked;

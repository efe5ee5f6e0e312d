/**
 * The way in after decoding: limits, the bounded queue, the group commit and the acknowledgement. A request is answered
 * after its spans are durable, or refused with a kind that the receivers turn into their protocol's code.
 *
 * <p>Starting points: {@link dev.weft.ingest.SpanIngest}, {@link dev.weft.ingest.Submission},
 * {@link dev.weft.ingest.IngestLimits}.
 */
@NullMarked
package dev.weft.ingest;

import org.jspecify.annotations.NullMarked;

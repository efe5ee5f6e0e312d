/**
 * The values everything else speaks in: ids, spans, links, attributes, time ranges. Sees no other package and no library.
 *
 * <p>Starting points: {@link dev.weft.model.Span}, {@link dev.weft.model.SpanLink}, {@link dev.weft.model.Attributes}.
 */
@NullMarked
package dev.weft.model;

import org.jspecify.annotations.NullMarked;

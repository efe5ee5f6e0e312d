/**
 * What a query means, over plain spans: the oracle of every store.
 *
 * <p>Starting point: {@link dev.weft.query.evaluate.StoredTraces}.
 */
@NullMarked
package dev.weft.query.evaluate;

import org.jspecify.annotations.NullMarked;

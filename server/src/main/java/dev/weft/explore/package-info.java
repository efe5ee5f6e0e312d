/**
 * Runs searches, links answers and trace look-ups over the store, with deadlines, limits, cursors and
 * cancellation. Every API asks it, and it alone asks the store.
 *
 * <p>Starting points: {@link dev.weft.explore.QueryService}, {@link dev.weft.explore.QueryLimits},
 * {@link dev.weft.explore.QueryException}.
 */
@NullMarked
package dev.weft.explore;

import org.jspecify.annotations.NullMarked;

/**
 * {@code QueryService}: runs searches, links answers and trace look-ups over the store, with deadlines, limits, cursors and
 * cancellation.
 */
@NullMarked
package dev.weft.explore;

import org.jspecify.annotations.NullMarked;

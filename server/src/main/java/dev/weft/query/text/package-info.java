/**
 * Query text: to a tree and back, its types, and what may stand at a cursor in unfinished text.
 *
 * <p>Starting point: {@link dev.weft.query.text.TraceQl}.
 */
@NullMarked
package dev.weft.query.text;

import org.jspecify.annotations.NullMarked;

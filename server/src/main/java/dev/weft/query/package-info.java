/**
 * The query language: TraceQL with operators for links. Here lies the tree that a query is; below, text to tree and back
 * ({@code query.text}), what a tree means ({@code query.evaluate}) and the conjunctions of simple conditions by which
 * stores look for candidates ({@code query.filter}). Sees only {@code model}.
 *
 * <p>Starting points: {@link dev.weft.query.Query}, {@link dev.weft.query.Spanset}.
 */
@NullMarked
package dev.weft.query;

import org.jspecify.annotations.NullMarked;

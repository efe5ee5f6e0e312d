/**
 * Sends export requests over gRPC as exporters do, one at a time on each connection, at little cost: a small HTTP/2 client on
 * blocking channels that copies a request once and writes it in one piece.
 *
 * <p>Starting point: {@link dev.weft.bench.send.Sender}.
 */
@NullMarked
package dev.weft.bench.send;

import org.jspecify.annotations.NullMarked;

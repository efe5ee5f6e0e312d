/**
 * Asks the server's HTTP API as a client on loopback does, one request after another on a kept connection, timed from the first
 * byte sent to the last one read.
 *
 * <p>Starting points: {@link dev.weft.bench.ask.Questions}, {@link dev.weft.bench.ask.HttpConnection}.
 */
@NullMarked
package dev.weft.bench.ask;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the packaged server from outside: a seeded OTLP load, look-ups over HTTP, and the operating system's accounting of
 * the server process.
 *
 * <p>Starting points: {@link dev.weft.bench.Main}, {@link dev.weft.bench.load.Load}.
 */
@NullMarked
package dev.weft.bench;

import org.jspecify.annotations.NullMarked;

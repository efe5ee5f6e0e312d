/**
 * Benchmarks of single parts of the server, run by {@code ./weft bench jmh}. Nanoseconds a span are CPU milliseconds a million
 * spans.
 */
@NullMarked
package dev.weft.bench.jmh;

import org.jspecify.annotations.NullMarked;

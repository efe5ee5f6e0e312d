/** Proves the sender against an HTTP/2 server that has nothing in common with it. */
@NullMarked
package dev.weft.bench.send;

import org.jspecify.annotations.NullMarked;

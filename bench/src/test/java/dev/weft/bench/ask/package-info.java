/** Proves that what the server says is read for what it is. */
@NullMarked
package dev.weft.bench.ask;

import org.jspecify.annotations.NullMarked;

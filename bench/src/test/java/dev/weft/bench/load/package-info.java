/** Proves that the load is what it says. */
@NullMarked
package dev.weft.bench.load;

import org.jspecify.annotations.NullMarked;

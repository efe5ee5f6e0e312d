/** Proves what the benches work out by themselves. */
@NullMarked
package dev.weft.bench;

import org.jspecify.annotations.NullMarked;

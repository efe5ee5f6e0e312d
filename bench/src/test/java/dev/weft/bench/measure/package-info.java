/** Proves the figures that are worked out from others. */
@NullMarked
package dev.weft.bench.measure;

import org.jspecify.annotations.NullMarked;

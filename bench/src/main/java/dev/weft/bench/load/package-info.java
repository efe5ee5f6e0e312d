/**
 * A seeded OTLP load made on the fly: requests are templates whose ids, times and varying values are filled in, so that any
 * number of spans costs neither memory nor disk, and every id can be worked out again from its number.
 *
 * <p>Starting points: {@link dev.weft.bench.load.Load}, {@link dev.weft.bench.load.LoadShape}.
 */
@NullMarked
package dev.weft.bench.load;

import org.jspecify.annotations.NullMarked;

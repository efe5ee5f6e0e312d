/** Batches of spans against the spans they stand for. */
@NullMarked
package dev.weft.model.batch;

import org.jspecify.annotations.NullMarked;

/**
 * The reference store: everything in lists, every answer by looking at all of them. It defines what other stores must
 * answer, and serves tests and demonstrations; nothing survives closing it.
 *
 * <p>Starting point: {@link dev.weft.store.memory.MemoryTraceStore}.
 */
@NullMarked
package dev.weft.store.memory;

import org.jspecify.annotations.NullMarked;

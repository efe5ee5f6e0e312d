/** The packaged server as a process, what the kernel counts of it, and results as JSON with the machine they hold for. */
@NullMarked
package dev.weft.bench.measure;

import org.jspecify.annotations.NullMarked;

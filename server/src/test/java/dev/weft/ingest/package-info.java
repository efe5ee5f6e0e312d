/** Group commit, limits and refusals under concurrent senders. */
@NullMarked
package dev.weft.ingest;

import org.jspecify.annotations.NullMarked;

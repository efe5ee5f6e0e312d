/**
 * A rehearsal of the server's work: spans and questions for a server that records which code runs and how, so that the
 * starts after it compile that code at once (JEP 515, "Ahead-of-Time Method Profiling").
 *
 * <p>Starting point: {@link dev.weft.server.rehearsal.Rehearsal}.
 */
@NullMarked
package dev.weft.server.rehearsal;

import org.jspecify.annotations.NullMarked;

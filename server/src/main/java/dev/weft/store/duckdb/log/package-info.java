/**
 * The log of the storage engine: what makes a request durable before it is answered. A request is one record, or two where
 * it brings other versions of known spans; the requests that are committed together are one group, and group n+1 is written
 * only after the sync of group n returned. So a bad record before one of a later group is damage, and anything else is a torn
 * tail that nobody was promised.
 *
 * <p>A log file begins with the number of its first group, and that number is also the end of the file before: what that
 * one holds from this group on is void. A file whose write or sync failed is therefore never repaired or trusted: the next
 * file begins with the failed group's number, and in the moment its name is durable the failed group is gone for good.
 * Groups are kept whole or not at all: a torn group's whole records are cut with it.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.log.LogFolder}, {@link dev.weft.store.duckdb.log.LogWriter}.
 */
@NullMarked
package dev.weft.store.duckdb.log;

import org.jspecify.annotations.NullMarked;

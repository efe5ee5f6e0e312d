/**
 * Who may come in: the Host and Origin checks, the bearer token, the browser's login and the headers that keep a page to
 * itself. The same checks stand at every port; only the form of a refusal differs.
 *
 * <p>Starting points: {@link dev.weft.server.doors.Door} (the checks in their order),
 * {@link dev.weft.server.doors.RefusalFormat} (what a refusal looks like on each port).
 */
@NullMarked
package dev.weft.server.doors;

import org.jspecify.annotations.NullMarked;

/** What the server logs, for tests of any of its packages. */
@NullMarked
package dev.weft.logs;

import org.jspecify.annotations.NullMarked;

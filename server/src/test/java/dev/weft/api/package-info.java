/** The native API over real HTTP and a real store in memory. */
@NullMarked
package dev.weft.api;

import org.jspecify.annotations.NullMarked;

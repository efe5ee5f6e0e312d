/** What stores share: counting within bounds. */
@NullMarked
package dev.weft.store;

import org.jspecify.annotations.NullMarked;

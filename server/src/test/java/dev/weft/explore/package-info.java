/** What the one door to the store adds to it. */
@NullMarked
package dev.weft.explore;

import org.jspecify.annotations.NullMarked;

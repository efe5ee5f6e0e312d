/** What is saved survives, whatever happens to its files. */
@NullMarked
package dev.weft.explore.saved;

import org.jspecify.annotations.NullMarked;

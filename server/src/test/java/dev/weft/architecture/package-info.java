/** The walls of the house: which package may see which. */
@NullMarked
package dev.weft.architecture;

import org.jspecify.annotations.NullMarked;

/** Values, checked on construction. */
@NullMarked
package dev.weft.model;

import org.jspecify.annotations.NullMarked;

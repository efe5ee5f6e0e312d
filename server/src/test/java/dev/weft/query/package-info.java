/** The query language: what a text means, and that no text does harm. */
@NullMarked
package dev.weft.query;

import org.jspecify.annotations.NullMarked;

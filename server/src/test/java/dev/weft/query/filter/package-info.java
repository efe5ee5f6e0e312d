/** The query language: what a text means, and that no text does harm. */
@NullMarked
package dev.weft.query.filter;

import org.jspecify.annotations.NullMarked;

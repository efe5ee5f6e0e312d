/** The query language as text: what is read, printed, refused and offered. */
@NullMarked
package dev.weft.query.text;

import org.jspecify.annotations.NullMarked;

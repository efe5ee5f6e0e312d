@NullMarked
package dev.weft.query.evaluate;

import org.jspecify.annotations.NullMarked;

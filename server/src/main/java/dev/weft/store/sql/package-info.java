/**
 * What SQL stores share: statements whose text and parameters travel together.
 *
 * <p>Starting point: {@link dev.weft.store.sql.SqlFragment}.
 */
@NullMarked
package dev.weft.store.sql;

import org.jspecify.annotations.NullMarked;

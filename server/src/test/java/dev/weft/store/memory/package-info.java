/** The reference store, held to the contract as every other. */
@NullMarked
package dev.weft.store.memory;

import org.jspecify.annotations.NullMarked;

/** OTLP round trips, and the receivers as real clients and hostile ones see them. */
@NullMarked
package dev.weft.otlp;

import org.jspecify.annotations.NullMarked;

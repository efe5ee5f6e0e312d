@NullMarked
package dev.weft.server.rehearsal;

import org.jspecify.annotations.NullMarked;

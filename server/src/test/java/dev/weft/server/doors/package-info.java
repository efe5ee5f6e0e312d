@NullMarked
package dev.weft.server.doors;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.weft.server.assets;

import org.jspecify.annotations.NullMarked;

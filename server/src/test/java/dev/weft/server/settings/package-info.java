@NullMarked
package dev.weft.server.settings;

import org.jspecify.annotations.NullMarked;

/** The explorer's files as the build put them on the classpath, served with types, caching and compression. */
@NullMarked
package dev.weft.server.assets;

import org.jspecify.annotations.NullMarked;

/**
 * The running server: command line, wiring of the packages below, start and stop, health and metrics. Nothing below it
 * knows a setting's name, a port or a token.
 *
 * <p>Starting points: {@link dev.weft.server.Main}, {@link dev.weft.server.Wiring}. The settings are declared in
 * {@code server.settings}, who may come in is decided in {@code server.doors}.
 */
@NullMarked
package dev.weft.server;

import org.jspecify.annotations.NullMarked;

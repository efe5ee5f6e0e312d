/**
 * Every setting of the server, each declared once: its flag, environment variable, YAML key, default, help text and page
 * in the reference all come from that declaration.
 *
 * <p>Starting points: {@link dev.weft.server.settings.Settings} (all values, one record per group),
 * {@link dev.weft.server.settings.Setting} (one declaration).
 */
@NullMarked
package dev.weft.server.settings;

import org.jspecify.annotations.NullMarked;

package dev.weft.server.settings;

import java.util.function.Function;

/**
 * How a setting's text is read and written.
 *
 * @param expected what a value looks like, as it stands in messages: {@code a duration such as 30s}
 * @param parse text to value; refuses with IllegalArgumentException
 * @param print value to text that parses to the same
 */
public record SettingType<T>(String expected, Function<String, T> parse, Function<T, String> print) {}

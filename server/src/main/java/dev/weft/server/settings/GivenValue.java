package dev.weft.server.settings;

/**
 * A value somebody gave to a setting.
 *
 * @param written the value together with where it came from, as it stands in messages: {@code WEFT_DATA=/srv/weft}
 */
record GivenValue(String text, String written) {}

package dev.weft.explore.saved;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a link template: http or https, with placeholders that the explorer replaces by values of a span, each encoded
 * as part of a URL. They stand behind the host alone: values come from whoever sends spans, and where a click leads is not
 * theirs to say.
 */
final class TemplateUrl {

    private static final int MAX_CHARACTERS = 2_000;

    private static final List<String> WORDS =
            List.of("traceId", "spanId", "name", "start", "end", "startNanos", "endNanos");
    private static final List<String> SCOPES = List.of("resource.", "span.");
    private static final String PLACEHOLDERS = "${" + String.join("}, ${", WORDS) + "}, ${resource.KEY} or ${span.KEY}";

    /** Scheme and host, and maybe a port; no user name, which would make the host look like another one. */
    private static final Pattern BEGIN = Pattern.compile("(?i)https?://[^/?#@\\\\]+(?=[/?#]|$)");

    private TemplateUrl() {}

    /** @throws SavedException naming the template, what was found and what was expected */
    static void check(String template, String url) {
        Names.checkWellFormed("template '" + template + "': url", url);
        if (url.length() > MAX_CHARACTERS) {
            throw refused(template, url.length() + " characters", "at most " + MAX_CHARACTERS);
        }
        if (url.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw refused(template, "white space or a control character", "none");
        }
        Matcher begin = BEGIN.matcher(url);
        if (!begin.lookingAt()) {
            throw refused(template, "'" + url + "'", "http:// or https:// and a host");
        }
        if (begin.group().contains("$")) {
            throw refused(template, "'" + begin.group() + "'", "placeholders behind the host alone");
        }
        checkPlaceholders(template, url);
    }

    private static void checkPlaceholders(String template, String url) {
        int from = url.indexOf("${");
        while (from >= 0) {
            int end = url.indexOf('}', from);
            if (end < 0) {
                throw refused(template, "'" + url.substring(from) + "'", "a } at the placeholder's end");
            }
            String inside = url.substring(from + 2, end);
            if (!isKnown(inside)) {
                throw refused(template, "'${" + inside + "}'", PLACEHOLDERS);
            }
            from = url.indexOf("${", end);
        }
    }

    private static boolean isKnown(String inside) {
        return WORDS.contains(inside)
                || SCOPES.stream().anyMatch(scope -> inside.startsWith(scope) && inside.length() > scope.length());
    }

    private static SavedException refused(String template, String found, String expected) {
        return SavedException.invalid("template '" + template + "': url: " + found + " (expected: " + expected + ")");
    }
}

package dev.weft.query.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks regular expressions: those of RE2, which never backtrack. */
final class Regexes {

    /** How the library names a bracket that nothing opens. */
    private static final String INTERNAL = "regexp/syntax: internal error";

    private Regexes() {}

    /** Returns what is wrong with a regular expression, null when it is right. */
    static @Nullable String findError(String regex) {
        String excess = RegexSize.findExcess(regex);
        if (excess != null) {
            return excess;
        }
        try {
            Pattern.compile(regex);
            return null;
        } catch (PatternSyntaxException e) {
            String pattern = e.getPattern();
            return e.getDescription().startsWith(INTERNAL)
                    ? "unexpected )"
                    : e.getDescription() + (pattern.isEmpty() ? "" : ": " + pattern);
        }
    }
}

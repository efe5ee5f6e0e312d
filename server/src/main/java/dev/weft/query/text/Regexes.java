package dev.weft.query.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks regular expressions: those of RE2, which never backtrack. */
final class Regexes {

    private Regexes() {}

    /** Returns what is wrong with a regular expression, null when it is right. */
    static @Nullable String findError(String regex) {
        try {
            Pattern.compile(regex);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription() + ", " + e.getPattern();
        }
    }
}

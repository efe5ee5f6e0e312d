package dev.weft.query.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the regular expressions of one query: those of RE2, which never backtrack, and not too large all together. */
final class Regexes {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 200;
    private static final int MAX_SIZE = 10_000;

    /** The library goes through what reads no character in one recursion. */
    private static final int MAX_PASSAGES = 1_000;

    /** How the library names a bracket that nothing opens. */
    private static final String INTERNAL = "regexp/syntax: internal error";

    private long size;

    /** Returns what is wrong with the query's next regular expression and what was expected, null when it is right. */
    @Nullable
    String findError(String regex) {
        String excess = findExcess(regex);
        if (excess != null) {
            return excess;
        }
        try {
            Pattern.compile(regex);
            return null;
        } catch (PatternSyntaxException e) {
            return reason(e) + " (expected: the syntax of RE2)";
        }
    }

    private static String reason(PatternSyntaxException e) {
        String pattern = e.getPattern();
        return e.getDescription().startsWith(INTERNAL)
                ? "unexpected )"
                : e.getDescription() + (pattern.isEmpty() ? "" : ": " + pattern);
    }

    private @Nullable String findExcess(String regex) {
        if (regex.length() > MAX_LENGTH) {
            return regex.length() + " characters (expected: at most " + MAX_LENGTH + ")";
        }
        RegexSize own = new RegexSize(regex, MAX_SIZE);
        if (own.depth() > MAX_DEPTH) {
            return "nested too deeply (expected: at most " + MAX_DEPTH + " levels)";
        }
        String large = "too large once its repetitions are written out (expected: at most " + MAX_SIZE;
        if (own.size() > MAX_SIZE) {
            return large + ")";
        }
        if (RegexSize.ofPassages(regex, MAX_PASSAGES).size() > MAX_PASSAGES) {
            return "too many places such as ^, ? and | once its repetitions are written out (expected: at most "
                    + MAX_PASSAGES + ")";
        }
        size += own.size();
        return size > MAX_SIZE ? large + " together with those before it)" : null;
    }
}

package dev.weft.server.assets;

import java.util.List;
import java.util.Locale;

/**
 * Which codings of a body a client takes, from its {@code Accept-Encoding} (RFC 9110, section 12.5.3).
 *
 * @param elements of the header, each a coding with or without a weight
 */
record AcceptedCodings(List<String> elements) {

    /** @param headers values of the header, none when it was not sent */
    static AcceptedCodings of(List<String> headers) {
        return new AcceptedCodings(List.of(String.join(",", headers).split(",", -1)));
    }

    /** Returns whether the coding is named with a weight above zero; {@code *} stands for those that are not named. */
    boolean take(String coding) {
        boolean others = false;
        for (String element : elements) {
            String[] parts = element.toLowerCase(Locale.ROOT).split(";", -1);
            String name = parts[0].strip();
            if (name.equals(coding)) {
                return isTaken(parts);
            }
            if (name.equals("*")) {
                others = isTaken(parts);
            }
        }
        return others;
    }

    /** A weight is 0 to 1 with at most three decimals, so any other digit than 0 makes it more than nothing. */
    private static boolean isTaken(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return parameter.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
            }
        }
        return true;
    }
}

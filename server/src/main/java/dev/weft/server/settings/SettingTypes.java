package dev.weft.server.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of settings that are plain values; addresses, sizes and durations have their own files. */
final class SettingTypes {

    static final SettingType<Path> PATH = new SettingType<>("a path", text -> Path.of(notEmpty(text)), Path::toString);

    static final SettingType<Boolean> FLAG = new SettingType<>("true or false", SettingTypes::flag, String::valueOf);

    private SettingTypes() {}

    static SettingType<Integer> integer(int least, int most) {
        return new SettingType<>(
                "a whole number from %d to %d".formatted(least, most),
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                },
                String::valueOf);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    static <E extends Enum<E>> SettingType<E> choice(Class<E> constants) {
        List<E> choices = List.of(constants.getEnumConstants());
        return new SettingType<>(
                "one of " + choices.stream().map(SettingTypes::word).collect(Collectors.joining(", ")),
                text -> choices.stream()
                        .filter(choice -> word(choice).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new),
                SettingTypes::word);
    }

    /** A value that may be absent; its text, when given, must be a value. */
    static <T> SettingType<Optional<T>> optional(SettingType<T> type) {
        return new SettingType<>(
                type.expected(),
                text -> Optional.of(type.parse().apply(text)),
                value -> value.map(type.print()).orElse(""));
    }

    /** Values separated by commas; empty text is the empty list. */
    static <T> SettingType<List<T>> list(String expected, Function<String, T> parse, Function<T, String> print) {
        return new SettingType<>(
                expected,
                text -> text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .map(parse)
                                .toList(),
                values -> values.stream().map(print).collect(Collectors.joining(",")));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}

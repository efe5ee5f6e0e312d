package dev.weft.server.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command on a data folder.
 *
 * @param meaning one line for the help text
 */
public record FolderCommand(String name, String meaning, List<Flag> flags, Action action) {

    /** Returns what follows the name on the command line. */
    public String usage() {
        return flags.stream().map(Flag::usage).collect(Collectors.joining(" "));
    }

    /** What the command does. */
    @FunctionalInterface
    public interface Action {

        /** Does it, prints what came of it, and returns the exit code. */
        int run(GivenFlags flags, PrintStream out);
    }

    /**
     * A flag of a command.
     *
     * @param expected what its value is, empty for a flag that stands alone
     */
    public record Flag(String name, String expected, boolean isRequired) {

        /** Returns it with its value, as it is given. */
        String shown() {
            return standsAlone() ? name : name + " " + expected;
        }

        private String usage() {
            return isRequired ? shown() : "[" + shown() + "]";
        }

        boolean standsAlone() {
            return expected.isEmpty();
        }
    }
}

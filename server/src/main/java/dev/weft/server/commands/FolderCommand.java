package dev.weft.server.commands;

import java.io.PrintStream;
import java.util.List;

/**
 * A command on a data folder.
 *
 * @param usage what follows the name on the command line
 * @param meaning one line for the help text
 */
public record FolderCommand(String name, String usage, String meaning, List<Flag> flags, Action action) {

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
    public record Flag(String name, String expected) {

        boolean standsAlone() {
            return expected.isEmpty();
        }
    }
}

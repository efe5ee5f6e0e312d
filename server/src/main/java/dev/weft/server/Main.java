package dev.weft.server;

import dev.weft.server.commands.FolderCommand;
import dev.weft.server.commands.FolderCommands;
import dev.weft.server.rehearsal.Rehearsal;
import dev.weft.server.settings.SettingException;
import dev.weft.server.settings.Settings;
import dev.weft.server.settings.SettingsReference;
import dev.weft.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line: {@code serve}, the commands on data folders, {@code help}, {@code version}. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err, System.getenv()).run(List.of(arguments)));
    }

    /** Runs one command and returns the exit code; {@code serve} returns only when it cannot start. */
    int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> flags = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "serve" -> serve(flags);
            case "help", "--help", "-h" -> print(help());
            case "version", "--version" -> print("weft " + Version.text() + "\n");
            case "rehearse" -> rehearse(flags);
            default ->
                FolderCommands.named(command)
                        .map(folderCommand -> run(folderCommand, flags))
                        .orElseGet(() -> unknown(command));
        };
    }

    private int unknown(String command) {
        String names = FolderCommands.ALL.stream().map(FolderCommand::name).collect(Collectors.joining(", "));
        err.println("weft: " + command + " (expected: serve, " + names + ", help or version)");
        return WRONG_USAGE;
    }

    private int run(FolderCommand command, List<String> flags) {
        if (flags.contains("--help") || flags.contains("-h")) {
            return print("weft " + command.name() + " " + command.usage() + "\n    " + command.meaning() + "\n");
        }
        System.setProperty("weft.log-level", "WARN");
        try {
            return FolderCommands.run(command, flags, environment, out);
        } catch (SettingException e) {
            err.println("weft: " + e.getMessage());
            return WRONG_USAGE;
        } catch (StoreException e) {
            err.println("weft: " + e.getMessage());
            return FAILED;
        }
    }

    /** For the launcher: gives the server that wrote the ready file work of every kind. */
    private int rehearse(List<String> flags) {
        if (flags.size() != 1) {
            err.println("weft: rehearse " + String.join(" ", flags) + " (expected: the ready file of a server)");
            return WRONG_USAGE;
        }
        try {
            Rehearsal.with(Path.of(flags.getFirst()));
            return 0;
        } catch (IOException | UncheckedIOException e) {
            err.println("weft: rehearse: " + e);
            return FAILED;
        }
    }

    private int serve(List<String> flags) {
        if (flags.contains("--help") || flags.contains("-h")) {
            return print(help());
        }
        try {
            Settings settings = Settings.read(flags, environment);
            System.setProperty("weft.log-level", settings.process().logLevel().name());
            Serving.untilStopped(settings);
            return 0;
        } catch (SettingException e) {
            err.println("weft: " + e.getMessage());
            return WRONG_USAGE;
        } catch (StartException e) {
            err.println("weft: " + e.getMessage());
            return FAILED;
        }
    }

    private int print(String text) {
        out.print(text);
        return 0;
    }

    private static String help() {
        StringBuilder commands = new StringBuilder("weft serve [SETTINGS]\n    start the server\n");
        for (FolderCommand command : FolderCommands.ALL) {
            commands.append("weft ")
                    .append(command.name())
                    .append(' ')
                    .append(command.usage())
                    .append('\n');
            commands.append("    ").append(command.meaning()).append('\n');
        }
        return commands + """
                weft help
                    this text
                weft version
                    the version

                Exit codes: 0 done, 1 not done or damage found, 2 wrong usage. DIR of --data is, when it is not given, that
                of WEFT_DATA, or .weft/data.

                Every setting below is a flag (--data DIR), an environment variable (WEFT_DATA=DIR) and a line of the YAML
                file that --config names (data: DIR); the first of these that is there holds.

                """ + SettingsReference.help();
    }
}

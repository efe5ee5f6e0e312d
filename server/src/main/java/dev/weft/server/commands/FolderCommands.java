package dev.weft.server.commands;

import dev.weft.server.commands.FolderCommand.Flag;
import dev.weft.server.settings.StoreSettings;
import dev.weft.store.StoreTotals;
import dev.weft.store.duckdb.Snapshots;
import dev.weft.store.duckdb.folder.CopiedFolder;
import dev.weft.store.duckdb.folder.FolderInspection;
import dev.weft.store.duckdb.folder.Inspection;
import dev.weft.store.duckdb.folder.LogRepairs;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands on data folders. */
public final class FolderCommands {

    private static final int DONE = 0;
    private static final int DAMAGED = 1;

    private static final Flag DATA = new Flag(StoreSettings.DATA.flag(), "DIR", false);
    private static final Flag TO = new Flag("--to", "DIR", true);
    private static final Flag FROM = new Flag("--from", "DIR", true);
    private static final Flag JSON = new Flag("--json", "", false);

    private static final FolderCommand INSPECT = new FolderCommand(
            "inspect",
            "show what a data folder holds, in use or not; exit code 1 when something in it is damaged",
            List.of(DATA, JSON),
            FolderCommands::inspect);

    private static final FolderCommand SNAPSHOT = new FolderCommand(
            "snapshot",
            "copy a data folder, in use or not, to a new folder; by hard links where that can be",
            List.of(DATA, TO),
            FolderCommands::snapshot);

    private static final FolderCommand RESTORE = new FolderCommand(
            "restore",
            "make a new data folder of a snapshot, and open it once to see that it is whole",
            List.of(FROM, DATA),
            FolderCommands::restore);

    private static final FolderCommand REPAIR = new FolderCommand(
            "repair",
            "give up what is lost of a damaged log, and say what; for a folder that no server uses",
            List.of(DATA),
            FolderCommands::repair);

    /** In the order of the help text. */
    public static final List<FolderCommand> ALL = List.of(INSPECT, SNAPSHOT, RESTORE, REPAIR);

    private FolderCommands() {}

    public static Optional<FolderCommand> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /**
     * Runs a command and returns the exit code.
     *
     * @throws dev.weft.server.settings.SettingException when an argument is unknown or one is missing
     * @throws dev.weft.store.StoreException when it cannot be done
     */
    public static int run(
            FolderCommand command, List<String> arguments, Map<String, String> environment, PrintStream out) {
        return command.action().run(GivenFlags.read(command, arguments, environment), out);
    }

    private static int inspect(GivenFlags flags, PrintStream out) {
        Inspection inspection = FolderInspection.of(flags.data());
        out.print(flags.has(JSON.name()) ? InspectionJson.of(inspection) : InspectionText.of(inspection));
        return inspection.damage().isEmpty() ? DONE : DAMAGED;
    }

    private static int snapshot(GivenFlags flags, PrintStream out) {
        CopiedFolder copied = Snapshots.take(flags.data(), flags.path(SNAPSHOT, TO.name()));
        out.printf(
                "%s: %d segments, and %d groups of the log that are in none yet%n",
                copied.folder(), copied.segments(), copied.logGroups());
        return DONE;
    }

    private static int restore(GivenFlags flags, PrintStream out) {
        StoreTotals totals = Snapshots.restore(flags.path(RESTORE, FROM.name()), flags.data());
        out.printf(
                "%s: opened and whole, %d spans, %d links%n",
                flags.data().toAbsolutePath(), totals.spanCount(), totals.linkCount());
        return DONE;
    }

    private static int repair(GivenFlags flags, PrintStream out) {
        List<String> words = LogRepairs.run(flags.data());
        if (words.isEmpty()) {
            out.printf(
                    "%s: the log is whole, nothing was changed%n", flags.data().toAbsolutePath());
        }
        words.forEach(out::println);
        return DONE;
    }
}

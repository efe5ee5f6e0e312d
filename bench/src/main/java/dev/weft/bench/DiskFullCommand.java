package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.measure.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench diskfull}. */
@Command(
        name = "diskfull",
        mixinStandardHelpOptions = true,
        description = {
            "Loads until the disk of the data folder is full, takes the last room from it, gives it room again, and asks for"
                    + " every trace that was acknowledged.",
            "The disk is one in memory, which root mounts; the launcher makes a namespace for that."
        })
final class DiskFullCommand implements Callable<Integer> {

    private static final Duration IDLE_WITHIN = Duration.ofMinutes(10);

    /** The server's default (docs/guide/settings.md). */
    private static final int DEFAULT_RESERVE_MIB = 1024;

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--room", description = "MiB that the server fills at first (default: ${DEFAULT-VALUE})")
    private int roomMib = 192;

    @Option(
            names = "--reserve",
            description =
                    "MiB of the server's disk-reserve; with 1 the log itself finds no room (default: the server's,"
                            + " ${DEFAULT-VALUE})")
    private int reserveMib = DEFAULT_RESERVE_MIB;

    @Option(names = "--rate", description = "spans a second (default: ${DEFAULT-VALUE})")
    private double rate = 50_000;

    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Option(
            names = "--fill-seconds",
            description = "after which the disk must have been full once (default: ${DEFAULT-VALUE})")
    private int fillSeconds = 90;

    @Option(
            names = "--seconds",
            description = "of each: without any room, and with room again (default: ${DEFAULT-VALUE})")
    private int seconds = 30;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("diskfull");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("roomMib", roomMib);
        options.put("reserveMib", reserveMib);
        options.put("rate", rate);
        traffic.put(options);
        options.put("fillSeconds", fillSeconds);
        options.put("seconds", seconds);
        Load source = new Load(load.fromNow(rate, Duration.ofSeconds(fillSeconds + 2L * seconds), 0));
        try (Scratch scratch = Scratch.create();
                SmallDisk disk = SmallDisk.mount(ServerProcess.dataOf(scratch.folder()), bytes(reserveMib + roomMib))) {
            Path folder = scratch.folder();
            Tally tally;
            try (ServerProcess server = start(folder)) {
                Traffic run = traffic.to(server, source, rate);
                new DiskFullRun(source, run, disk, fillSeconds, seconds, bytes(reserveMib + 16 * roomMib)).run(result);
                tally = run.tally();
                result.put("becameIdle", server.figures().awaitIdle(IDLE_WITHIN));
                result.put("peakResidentBytes", server.figures().peakResidentBytes());
                PresenceCheck.ofRun(server, source, tally, 1, result.putObject("stored"));
                server.kill();
            }
            try (ServerProcess server = start(folder)) {
                PresenceCheck.ofRun(server, source, tally, 1, result.putObject("storedAfterKill"));
            }
        }
        main.finish(result);
        return 0;
    }

    private ServerProcess start(Path folder) throws IOException, InterruptedException {
        return main.startServer(folder, "--disk-reserve=" + reserveMib + "MiB");
    }

    private static long bytes(int mebibytes) {
        return (long) mebibytes << 20;
    }
}

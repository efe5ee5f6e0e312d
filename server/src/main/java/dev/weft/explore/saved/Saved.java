package dev.weft.explore.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Everything that is saved. */
public record Saved(SavedQueries queries, LinkTemplates templates) {

    /**
     * Opens what a folder holds. A file whose content is not what it should be is renamed, named in the log, and begun anew.
     *
     * @param folder made when it is not there, in a folder that is
     * @param maxQueryLength UTF-16 units of a query's text
     * @throws IOException when the folder cannot be made, or a file cannot be read, is of another format, or is damaged and
     *     cannot be renamed
     */
    public static Saved open(Path folder, int maxQueryLength, InstantSource clock) throws IOException {
        KeptFile.makeFolder(folder);
        return new Saved(
                new SavedQueries(
                        KeptList.open(new KeptFile(folder.resolve("saved.json")), new SavedQueryFormat()),
                        maxQueryLength,
                        clock),
                new LinkTemplates(
                        KeptList.open(new KeptFile(folder.resolve("link-templates.json")), new LinkTemplateFormat())));
    }

    /** Keeps everything until the process ends. */
    public static Saved inMemory(int maxQueryLength, InstantSource clock) {
        return new Saved(
                new SavedQueries(KeptList.inMemory(new SavedQueryFormat()), maxQueryLength, clock),
                new LinkTemplates(KeptList.inMemory(new LinkTemplateFormat())));
    }
}

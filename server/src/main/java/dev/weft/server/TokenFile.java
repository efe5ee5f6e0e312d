package dev.weft.server;

import dev.weft.server.doors.AccessToken;
import dev.weft.server.settings.AccessSettings;
import dev.weft.server.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that {@code --auth-token-file} names: its first line, without white space around it, is the token. */
final class TokenFile {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private TokenFile() {}

    /** Reads the token. A file that others can read is a warning: container platforms mount secrets that way. */
    static AccessToken read(Path file) {
        String setting = AccessSettings.AUTH_TOKEN_FILE.name() + ": " + file;
        try {
            String token = Files.readString(file).lines().findFirst().orElse("").strip();
            if (token.isEmpty()) {
                throw new SettingException(setting + " is empty (expected: a token in its first line)");
            }
            if (isReadableByOthers(file)) {
                LOG.warn("{} can be read by others (expected: chmod 600)", setting);
            }
            return new AccessToken(token);
        } catch (IOException e) {
            throw new SettingException(setting + " (expected: a text file that can be read)");
        }
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OTHERS_READ);
    }
}

package dev.weft.store.duckdb.columns;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A DuckDB instance in memory that files are attached to. It reads and writes nothing outside the given folders. */
final class Instance implements AutoCloseable {

    private final DuckDBConnection connection;

    private Instance(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** @param spill folder for what exceeds the memory limit, made and removed as needed; null when that is to fail */
    static Instance open(ColumnSettings settings, List<Path> folders, @Nullable Path spill) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryLimitBytes() + "B");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", spill == null ? "" : spill.toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        Instance instance = new Instance((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties));
        try {
            instance.confine(folders);
            return instance;
        } catch (SQLException e) {
            instance.close();
            throw e;
        }
    }

    private void confine(List<Path> folders) throws SQLException {
        execute("SET allowed_directories = ["
                + folders.stream().distinct().map(Instance::literal).collect(Collectors.joining(", ")) + "]");
        execute("SET enable_external_access = false");
        execute("SET lock_configuration = true");
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** Returns a further connection, which its caller closes. */
    DuckDBConnection duplicate() throws SQLException {
        return connection.duplicate();
    }

    void execute(String statement) throws SQLException {
        try (Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    void attachReadOnly(Path file, String alias) throws SQLException {
        execute("ATTACH " + literal(file) + " AS " + alias + " (READ_ONLY)");
    }

    /** Returns the path as SQL text: ATTACH takes no parameters. */
    static String literal(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

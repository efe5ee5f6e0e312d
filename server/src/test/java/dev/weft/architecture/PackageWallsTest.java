package dev.weft.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageWallsTest {

    /** Top to bottom: a package may use any below it, never one above. */
    private static final List<String> HOUSE =
            List.of("server", "api", "otlp", "ingest", "explore", "sampling", "graph", "store", "query", "model");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.weft");

    @Test
    void dependenciesPointDown() {
        for (int lower = 1; lower < HOUSE.size(); lower++) {
            String[] above = HOUSE.subList(0, lower).stream()
                    .map(PackageWallsTest::whole)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(whole(HOUSE.get(lower)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyClassHasARoom() {
        classes()
                .should()
                .resideInAnyPackage(HOUSE.stream().map(PackageWallsTest::whole).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void queryAndModelSeeOnlyWhatTheyMay() {
        noClasses()
                .that()
                .resideInAPackage(whole("query"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(whole("store"), whole("graph"), whole("sampling"))
                .check(CLASSES);
    }

    @Test
    void theCoreSeesNoTransportAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(whole("model"), whole("query"), whole("graph"), whole("sampling"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.linecorp..",
                        "io.grpc..",
                        "io.netty..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "com.google.protobuf..",
                        "io.opentelemetry..",
                        "java.sql..",
                        "org.duckdb..",
                        "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void storesDoNotSeeEachOther() {
        neverSee("store.duckdb", "store.memory", "store.clickhouse");
        neverSee("store.memory", "store.duckdb", "store.clickhouse", "store.sql");
        neverSee("store.clickhouse", "store.duckdb", "store.memory");
        neverSee("store.sql", "store.duckdb", "store.memory", "store.clickhouse");
    }

    @Test
    void protocolsDoNotSeeEachOther() {
        neverSee("api.jaeger", "api.tempo", "api.mcp");
        neverSee("api.tempo", "api.jaeger", "api.mcp");
        neverSee("api.mcp", "api.jaeger", "api.tempo");
    }

    @Test
    void onlyTheWiringKnowsStores() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.weft.server..", "dev.weft.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weft.store.duckdb..", "dev.weft.store.memory..", "dev.weft.store.clickhouse..")
                .check(CLASSES);
    }

    private static void neverSee(String from, String... others) {
        String[] packages = Arrays.stream(others).map(PackageWallsTest::whole).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(whole(from))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String whole(String name) {
        return "dev.weft." + name + "..";
    }
}

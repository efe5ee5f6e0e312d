package dev.weft.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which, as CONTRIBUTING.md has it. */
class PackageWallsTest {

    /** Top to bottom: a package may use any below it, never one above. */
    private static final List<String> HOUSE =
            List.of("server", "api", "otlp", "ingest", "explore", "sampling", "graph", "store", "query", "model");

    /** Packages below store.duckdb, and those among them that each may use; store.duckdb itself may use all. */
    private static final Map<String, List<String>> EMBEDDED = Map.ofEntries(
            Map.entry("disk", List.of()),
            Map.entry("part", List.of()),
            Map.entry("columns", List.of()),
            Map.entry("folder", List.of("disk", "log", "segment", "segment.filter")),
            Map.entry("columnfiles", List.of("disk", "part", "columns", "segment", "segment.rows")),
            Map.entry("log", List.of("disk")),
            Map.entry("head", List.of("part")),
            Map.entry(
                    "segment",
                    List.of(
                            "disk",
                            "part",
                            "segment.filter",
                            "segment.format",
                            "segment.rows",
                            "segment.spans",
                            "segment.values",
                            "segment.traces",
                            "segment.links")),
            Map.entry("segment.format", List.of("disk")),
            Map.entry("segment.rows", List.of()),
            Map.entry("segment.filter", List.of("segment.format")),
            Map.entry("segment.sections", List.of("disk", "segment.format")),
            Map.entry("segment.values", List.of("disk", "segment.format")),
            Map.entry("segment.spans", List.of("disk", "segment.format", "segment.rows", "segment.values")),
            Map.entry(
                    "segment.traces",
                    List.of("disk", "part", "segment.format", "segment.sections", "segment.rows", "segment.filter")),
            Map.entry(
                    "segment.links",
                    List.of("disk", "part", "segment.format", "segment.sections", "segment.rows", "segment.filter")));

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
    void partsOfTheEmbeddedStoreSeeOnlyWhatTheyMay() {
        EMBEDDED.forEach((room, seen) -> {
            String[] allowed = Stream.concat(Stream.of(room), seen.stream())
                    .map(name -> "dev.weft.store.duckdb." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.weft.store.duckdb." + room)
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(whole("store.duckdb"))
                            .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed))))
                    .check(CLASSES);
        });
    }

    @Test
    void everyPartOfTheEmbeddedStoreHasARoom() {
        String[] rooms = Stream.concat(
                        Stream.of("dev.weft.store.duckdb"),
                        EMBEDDED.keySet().stream().map(name -> "dev.weft.store.duckdb." + name))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(whole("store.duckdb"))
                .should()
                .resideInAnyPackage(rooms)
                .check(CLASSES);
    }

    @Test
    void onlyTheWayInAndTheStoresKnowBatches() {
        noClasses()
                .that()
                .resideInAPackage("dev.weft.model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whole("model.batch"))
                .check(CLASSES);
        for (String room : List.of("api", "explore", "graph", "query")) {
            neverSee(room, "model.batch");
        }
    }

    @Test
    void spansDoNotKnowSeries() {
        noClasses()
                .that()
                .resideInAPackage("dev.weft.query.evaluate")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whole("query.evaluate.metrics"))
                .check(CLASSES);
    }

    @Test
    void roomsOfTheQueryLanguageSeeOnlyTheTree() {
        neverSee("query.text", "query.evaluate", "query.filter");
        neverSee("query.evaluate", "query.text", "query.filter");
        neverSee("query.filter", "query.text", "query.evaluate");
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

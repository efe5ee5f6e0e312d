package dev.weft.bench.load;

import java.util.SplittableRandom;

/** The services of a load, with the eight resource attributes of each. */
final class Services {

    static final int COUNT = 50;

    private static final int ATTRIBUTES = 1;

    private Services() {}

    static String name(int service) {
        return "shop-service-" + service;
    }

    static void writeResource(Wire resource, int service, long seed) {
        SplittableRandom random = new SplittableRandom(seed + service);
        AttributeWriter attributes = new AttributeWriter(resource, ATTRIBUTES);
        attributes.text("service.name", name(service));
        attributes.text("service.version", "1." + random.nextInt(40) + ".0");
        attributes.text(
                "service.instance.id", Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        attributes.text("deployment.environment.name", "production");
        attributes.text("host.name", "node-" + random.nextInt(12));
        attributes.text(
                "k8s.pod.name",
                name(service) + "-" + Integer.toHexString(random.nextInt()) + "-" + random.nextInt(1000));
        attributes.text("telemetry.sdk.name", "opentelemetry");
        attributes.text("telemetry.sdk.language", "java");
    }
}

package dev.weft.bench.load;

import java.util.SplittableRandom;

/** The name of a span and its twelve attributes: six that all spans have, six by its role or by its service. */
record SpanTexts(AttributeWriter attributes, SplittableRandom random) {

    private static final int SERVICE_KEYS = 294;
    private static final int KEYS_PER_SERVICE = 6;
    private static final int USER_DIGITS = 6;
    private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE"};
    private static final String[] COLLECTIONS = {"orders", "carts", "users", "payments", "shipments", "stock", "prices"
    };
    private static final String[] QUEUES = {"orders", "payments", "shipments", "mail"};
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "shop-mobile/7.41.2 (Android 16; Pixel 9)"
    };
    private static final String[] WORDS = {"red", "amber", "green", "blue", "violet", "white", "black", "grey"};

    static String name(Role role, SplittableRandom random) {
        return switch (role) {
            case SERVER, CLIENT -> pick(METHODS, random) + " /api/v2/" + pick(COLLECTIONS, random) + "/{id}";
            case INTERNAL -> "OrderBook.step" + random.nextInt(40);
            case DATABASE -> "SELECT " + pick(COLLECTIONS, random);
            case CACHE -> "GET " + pick(COLLECTIONS, random);
            case PRODUCER -> "send " + pick(QUEUES, random);
            case CONSUMER -> "process " + pick(QUEUES, random);
        };
    }

    void write(KeySpread keys, Role role, int service, boolean failed) {
        attributes.text("user.id", "user-", Blank.USER, USER_DIGITS, "@customers.shop.example");
        attributes.text("tenant.id", "tenant-", Blank.TENANT, 3, "");
        attributes.text("session.id", "session-", Blank.SESSION, 16, "");
        attributes.small("thread.id");
        attributes.text("thread.name", "http-nio-8443-exec-", Blank.DIGITS, 2, "");
        attributes.text("network.peer.address", "10.0." + random.nextInt(16) + ".1", Blank.DIGITS, 2, "");
        switch (keys) {
            case PEERS -> byRole(role, failed);
            case KEYS300 -> byService(service);
        }
    }

    private void byRole(Role role, boolean failed) {
        String collection = pick(COLLECTIONS, random);
        switch (role) {
            case SERVER -> {
                attributes.text("http.request.method", pick(METHODS, random));
                attributes.text("http.route", "/api/v2/" + collection + "/{id}");
                attributes.text("url.path", "/api/v2/" + collection + "/", Blank.USER, USER_DIGITS, "");
                attributes.number("http.response.status_code", failed ? 503 : 200);
                attributes.text("user_agent.original", pick(AGENTS, random));
                attributes.text("client.address", "192.168.1", Blank.DIGITS, 2, ".20");
            }
            case CLIENT -> {
                attributes.text("http.request.method", pick(METHODS, random));
                attributes.text(
                        "url.full",
                        "https://shop.internal/api/v2/" + collection + "/",
                        Blank.USER,
                        USER_DIGITS,
                        "?expand=lines");
                attributes.number("http.response.status_code", failed ? 503 : 200);
                attributes.text("server.address", "shop-" + random.nextInt(16) + ".internal");
                attributes.number("server.port", 8443);
                attributes.text("network.protocol.version", "1.1");
            }
            case DATABASE -> {
                attributes.text("db.system.name", "postgresql");
                attributes.text("db.namespace", "shop");
                attributes.text("db.collection.name", collection);
                attributes.text("db.operation.name", "SELECT");
                attributes.text(
                        "db.query.text",
                        "SELECT id, total, state, updated_at FROM " + collection
                                + " WHERE user_id = $1 AND state <> $2 ORDER BY updated_at DESC LIMIT 50");
                attributes.small("db.response.returned_rows");
            }
            case CACHE -> {
                attributes.text("cache.system", "valkey");
                attributes.text("cache.operation", "GET");
                attributes.truth("cache.hit", random.nextInt(4) > 0);
                attributes.text("cache.key", "shop:" + collection + ":by-user:", Blank.DIGITS, 8, "");
                attributes.medium("cache.item.size");
                attributes.text("server.address", "cache-" + random.nextInt(4) + ".internal");
            }
            case INTERNAL -> {
                attributes.text("code.function.name", "dev.weft.shop.orders.OrderBook.step" + random.nextInt(40));
                attributes.text("code.file.path", "orders/src/main/java/dev/weft/shop/orders/OrderBook.java");
                attributes.number("code.line.number", 20 + random.nextInt(400));
                attributes.text("app.order.id", "order-", Blank.DIGITS, 9, "");
                attributes.amount("app.order.total");
                attributes.small("app.cart.items");
            }
            case PRODUCER -> {
                messaging("send");
                attributes.text("messaging.message.id", "m-", Blank.DIGITS, 9, "");
                attributes.medium("messaging.message.body.size");
                attributes.text("messaging.client.id", "producer-" + random.nextInt(8));
            }
            case CONSUMER -> {
                messaging("process");
                attributes.small("messaging.batch.message_count");
                attributes.text("messaging.consumer.group.name", "workers-" + random.nextInt(8));
                attributes.text("messaging.destination.partition.id", Integer.toString(random.nextInt(32)));
            }
        }
    }

    private void messaging(String operation) {
        attributes.text("messaging.system", "kafka");
        attributes.text("messaging.destination.name", "shop." + pick(QUEUES, random) + ".events.v1");
        attributes.text("messaging.operation.type", operation);
    }

    private void byService(int service) {
        for (int i = 0; i < KEYS_PER_SERVICE; i++) {
            int number = (service * KEYS_PER_SERVICE + i) % SERVICE_KEYS;
            String key = "shop.team" + number / KEYS_PER_SERVICE + ".warehouse.fact" + number;
            switch (number % KEYS_PER_SERVICE) {
                case 0 -> attributes.text(key, pick(WORDS, random) + "-and-" + pick(WORDS, random));
                case 1 -> attributes.text(key, "item-", Blank.DIGITS, 8, "");
                case 2 -> attributes.small(key);
                case 3 -> attributes.text(key, "dev.shop.Warehouse.shelf" + random.nextInt(40));
                case 4 -> attributes.text(key, "region-" + random.nextInt(30) + "/rack-", Blank.DIGITS, 3, "");
                default -> attributes.medium(key);
            }
        }
    }

    private static String pick(String[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }
}

package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The storefronts at work: post everything, then correct, withdraw and decide what their orders' kinds say. Thread-safe. */
final class PostOrders implements AutoCloseable {
    /** So many orders are under way to the gateway at the same time. */
    private static final int CONCURRENCY = 16;

    private static final int ACCEPTED = 202;

    private final Storefront storefront;
    private final List<String> apiKeys;
    private final InstantSource clock;
    private final ExecutorService posting = Executors.newFixedThreadPool(CONCURRENCY);
    private final ScheduledExecutorService changing = Executors.newScheduledThreadPool(2);
    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Accepted> undecided = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    PostOrders(Storefront storefront, List<String> apiKeys, InstantSource clock) {
        this.storefront = storefront;
        this.apiKeys = List.copyOf(apiKeys);
        this.clock = clock;
    }

    /** The catalogue of every account. */
    void sendProducts() throws IOException, InterruptedException {
        for (String key : apiKeys) {
            for (Goods goods : Goods.ALL) {
                int status = storefront
                        .call(key, "PUT", "/v1/products/" + goods.sku(), goods.profile())
                        .status();
                if (status / 100 != 2) {
                    throw new IOException("the product %s was answered %d".formatted(goods.sku(), status));
                }
            }
        }
    }

    /** Begins to post, an order every {@code apart}; returns at once. */
    void begin(List<PlannedOrder> orders, Duration apart) {
        open.addAndGet(orders.size());
        Duration at = Duration.ZERO;
        for (PlannedOrder order : orders) {
            Runnable post = () -> done(() -> post(order));
            if (at.isZero()) {
                posting.execute(post);
            } else {
                var _ = changing.schedule(() -> posting.execute(post), at.toMillis(), TimeUnit.MILLISECONDS);
            }
            at = at.plus(apart);
        }
    }

    private void post(PlannedOrder order) throws IOException, InterruptedException {
        Instant at = clock.instant();
        Storefront.Answer answer = storefront.call(key(order), "POST", "/v1/orders", order.body());
        if (answer.status() != ACCEPTED) {
            refused.add(order.number() + " " + answer.status() + " " + answer.body());
            return;
        }
        var taken = new Accepted(order, answer.body().path("certificateId").asText(), at);
        accepted.add(taken);
        switch (order.kind()) {
            case CORRECTED -> later(taken, "POST", path(taken) + "/versions", order.correction());
            case WITHDRAWN -> later(taken, "DELETE", path(taken), "");
            case UNKNOWN_WORD -> undecided.add(taken);
            case PLAIN,
                    TOO_MANY_REQUESTS,
                    MAINTENANCE,
                    FAILED,
                    ANSWER_LOST,
                    MALFORMED,
                    ANSWER_TOO_LATE,
                    DECIDED_AT_ONCE,
                    REJECTED -> {
                // The storefront has no more to do with it.
            }
        }
    }

    private void later(Accepted taken, String method, String path, String body) {
        open.incrementAndGet();
        var _ = changing.schedule(
                () -> done(() -> change(taken, method, path, body)),
                taken.order().changeAfter().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void change(Accepted taken, String method, String path, String body)
            throws IOException, InterruptedException {
        int status = storefront.call(key(taken.order()), method, path, body).status();
        if (status / 100 != 2) {
            refused.add(taken.order().number() + " " + method + " " + status);
        }
    }

    /** Takes back whatever has a word that nobody knows, as a human would who has looked at it. Answers how many wait. */
    int decide() throws IOException, InterruptedException {
        for (Accepted each : List.copyOf(undecided)) {
            JsonNode certificate =
                    storefront.call(key(each.order()), "GET", path(each), "").body();
            if (certificate.path("state").asText().equals("MANUAL_REVIEW")) {
                change(each, "DELETE", path(each), "");
                undecided.remove(each);
            }
        }
        return undecided.size();
    }

    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    private void done(Call call) {
        try {
            call.make();
        } catch (IOException | RuntimeException e) {
            refused.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private String key(PlannedOrder order) {
        return apiKeys.get(order.account());
    }

    private static String path(Accepted taken) {
        return "/v1/certificates/" + taken.certificateId();
    }

    Collection<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** What was not answered as it should be, in words. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Calls that are still to be made. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        posting.shutdownNow();
        changing.shutdownNow();
    }
}

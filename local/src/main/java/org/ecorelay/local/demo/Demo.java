package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecorelay.local.aws.SentMail;
import org.ecorelay.local.platform.Registration;
import org.ecorelay.local.run.LocalRelay;

/** Posts the sample orders and watches them until each is where its file says, or the time is over. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final LocalRelay relay;
    private final List<DemoOrder> orders;
    private final DemoScreen screen;

    private Demo(LocalRelay relay, List<DemoOrder> orders, DemoScreen screen) {
        this.relay = relay;
        this.orders = orders;
        this.screen = screen;
    }

    /**
     * Runs the demo.
     *
     * @param json whether to print one JSON object per order instead of the table
     * @param terminal whether {@code out} is a terminal
     * @param colour whether colour may be used
     * @return whether every order went as its file says, none was lost and none registered twice
     */
    public static boolean run(
            LocalRelay relay, Path folder, PrintStream out, boolean json, boolean terminal, boolean colour)
            throws IOException, InterruptedException {
        // With --json only the results go to the output.
        var screen = json
                ? new DemoScreen(new PrintStream(OutputStream.nullOutputStream()), false, false)
                : new DemoScreen(out, terminal, colour);
        var demo = new Demo(relay, DemoOrder.readAll(folder), screen);
        try (var storefront = new StorefrontClient(relay.api(), relay.apiKey())) {
            for (DemoOrder.Product product : DemoOrder.products(folder)) {
                storefront.putProduct(product.sku(), product.profile());
            }
            List<Progress> all = demo.watch(storefront);
            if (json) {
                all.forEach(each -> out.println(result(each)));
            } else {
                demo.alerts();
            }
            return demo.summary(all, out, json);
        }
    }

    private List<Progress> watch(StorefrontClient storefront) throws IOException, InterruptedException {
        var all = new ArrayList<Progress>();
        for (DemoOrder order : orders) {
            var progress = new Progress(order, System.nanoTime());
            progress.posted(storefront.postOrder(order.order()));
            all.add(progress);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !all.stream().allMatch(Progress::ended)) {
            for (Progress each : all) {
                look(storefront, each, all);
            }
            Thread.sleep(LOOK_EVERY);
        }
        // Once more: what ended early must still be what it was.
        for (Progress each : all) {
            look(storefront, each, all);
        }
        screen.table(all);
        return all;
    }

    private void look(StorefrontClient storefront, Progress progress, List<Progress> all)
            throws IOException, InterruptedException {
        String id = progress.certificateId();
        if (id == null) {
            return;
        }
        if (progress.seen(storefront.certificate(id).body(), System.nanoTime())) {
            screen.changed(progress, all);
        }
        DemoOrder.Product product = progress.takeAnswer();
        if (product != null) {
            storefront.putProduct(product.sku(), product.profile());
        }
    }

    private void alerts() {
        screen.line("");
        screen.line("Alerts (e-mail by SES, the same to the account's SNS topic):");
        for (SentMail mail : relay.aws().mails()) {
            screen.line("  to %s: %s".formatted(String.join(", ", mail.to()), mail.subject()));
        }
        screen.line("  %d messages on the SNS topic"
                .formatted(relay.aws().published().size()));
        screen.line("");
    }

    private static ObjectNode result(Progress progress) {
        Duration elapsed = progress.elapsed();
        return JsonNodeFactory.instance
                .objectNode()
                .put("orderNumber", progress.order().number())
                .put("certificateId", progress.certificateId())
                .put("expected", expected(progress))
                .put("actual", actual(progress))
                .put("platformCode", progress.platformCode())
                .put("elapsedMs", elapsed == null ? null : elapsed.toMillis())
                .put("asExpected", progress.asExpected());
    }

    private static String expected(Progress progress) {
        List<String> states = progress.order().states();
        return states.isEmpty() ? "HTTP " + progress.order().http() : String.join(" ", states);
    }

    private static String actual(Progress progress) {
        return progress.states().isEmpty() ? "HTTP " + progress.http() : String.join(" ", progress.states());
    }

    /** The simulator's own log against the ids that were answered 202. */
    private boolean summary(List<Progress> all, PrintStream out, boolean json) {
        List<Registration> log = relay.platform().registrations();
        Set<String> references = log.stream().map(Registration::reference).collect(Collectors.toSet());
        Set<String> accepted = all.stream()
                .map(Progress::certificateId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        long ended = all.stream()
                .filter(each -> each.order().http() == 202 && each.ended())
                .map(Progress::certificateId)
                .distinct()
                .count();
        long lost = accepted.size()
                - ended
                + all.stream()
                        .filter(each -> each.reference() != null && !references.contains(each.reference()))
                        .count();
        int twice = relay.platform().registeredTwice().size();
        boolean good = all.stream().allMatch(Progress::asExpected) && lost == 0 && twice == 0;
        all.stream()
                .filter(each -> !each.asExpected())
                .forEach(each -> (json ? System.err : out)
                        .printf("%s: expected %s, saw %s%n", each.order().file(), expected(each), actual(each)));
        (json ? System.err : out)
                .printf("%d accepted, %d final, %d lost, %d registered twice%n", accepted.size(), ended, lost, twice);
        return good;
    }
}

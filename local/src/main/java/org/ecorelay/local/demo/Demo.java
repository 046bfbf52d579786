package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.local.aws.SentMail;
import org.ecorelay.local.platform.Registration;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.LocalRelay;
import org.jspecify.annotations.Nullable;

/** Posts the sample orders and watches them until each is where its file says, or the time is over. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final LocalRelay relay;
    private final List<DemoOrder> orders;
    private final Output output;
    private final DemoScreen screen;

    private Demo(LocalRelay relay, List<DemoOrder> orders, Output output) {
        this.relay = relay;
        this.orders = orders;
        this.output = output;
        // With --json only the results go to the output.
        this.screen = output.json()
                ? new DemoScreen(new PrintStream(OutputStream.nullOutputStream()), false, false)
                : new DemoScreen(output.out(), output.live(), output.colour());
    }

    /**
     * Where to and how the demo is shown.
     *
     * @param err what is said beside the results of {@code json}
     * @param json whether to print one JSON object per order instead of the table
     * @param live whether {@code out} is a terminal, whose lines can be drawn again
     * @param colour whether colour may be used
     */
    public record Output(PrintStream out, PrintStream err, boolean json, boolean live, boolean colour) {
        PrintStream remarks() {
            return json ? err : out;
        }
    }

    /**
     * Runs the demo.
     *
     * @param began when it was started, by the clock of the machine
     * @param folder has the orders, each with what must become of it
     * @return whether every order went as its file says, none was lost and none registered twice
     */
    public static boolean run(LocalRelay relay, Instant began, Path folder, Output output)
            throws IOException, InterruptedException {
        var demo = new Demo(relay, DemoOrder.readAll(folder), output);
        demo.confirmAlerts();
        try (var storefront = new StorefrontClient(relay.api(), relay.apiKey())) {
            for (DemoOrder.Product product : DemoOrder.products(folder)) {
                storefront.putProduct(product.sku(), product.profile());
            }
            List<Progress> all = demo.watch(storefront);
            if (output.json()) {
                all.forEach(each -> output.out().println(result(each)));
            } else {
                demo.screen.origins(all);
                demo.alerts(began);
            }
            boolean verified = output.json() || demo.verified(storefront, all);
            return demo.summary(all) && verified;
        }
    }

    private List<Progress> watch(StorefrontClient storefront) throws IOException, InterruptedException {
        var all = new ArrayList<Progress>();
        for (DemoOrder order : orders) {
            var progress = new Progress(order, twin(order, all), System.nanoTime());
            progress.posted(storefront.postOrder(order.order()));
            all.add(progress);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !all.stream().allMatch(Progress::over)) {
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

    private static @Nullable Progress twin(DemoOrder order, List<Progress> before) {
        return before.stream()
                .filter(each -> each.order().file().equals(order.sameAs()))
                .findFirst()
                .orElse(null);
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
        JsonNode issued = progress.takeIssued();
        if (issued != null) {
            storefront.tellIssued(issued);
        }
    }

    /** As their owners do it: an address gets alerts only after it has followed the link of a mail. */
    private void confirmAlerts() throws IOException, InterruptedException {
        for (AlertLink link : AlertLink.confirmAll(relay)) {
            screen.line("Alerts to %s, confirmed by the link of its mail: %s".formatted(link.to(), link.address()));
        }
    }

    private void alerts(Instant began) {
        screen.line("");
        screen.line("Alerts (e-mail by SES, the same to the account's SNS topic):");
        List<SentMail> alerts = relay.aws().mails().stream()
                .filter(mail -> AlertLink.of(mail).isEmpty())
                .toList();
        for (SentMail mail : alerts) {
            screen.line("  to %s: %s".formatted(String.join(", ", mail.to()), mail.subject()));
        }
        screen.line("  %d messages on the SNS topic"
                .formatted(relay.aws().published().size()));
        alerts.stream()
                .map(SentMail::sentAt)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> screen.line("  The first one came %s after the start."
                        .formatted(DemoScreen.seconds(Duration.between(began, first)))));
        screen.line("");
    }

    /** The first document that the platform approved, an altered copy, and its evidence; a demo without one has nothing to show. */
    private boolean verified(StorefrontClient storefront, List<Progress> all) throws IOException, InterruptedException {
        Progress approved = all.stream()
                .filter(each -> each.states().contains("APPROVED") && each.asExpected())
                .findFirst()
                .orElse(null);
        if (approved == null) {
            return true;
        }
        String id = String.valueOf(approved.certificateId());
        String document = storefront.document(id);
        String list = storefront.statusList(document);
        var at = Instant.parse(new Jws(list).payload().required("validFrom"));
        String number = approved.order().number();
        String keys = storefront.keySet();
        boolean documents = new DocumentCheck(output.out()).show(number, document, keys, list, at);
        boolean evidence = new EvidenceCheck(output.out()).show(number, storefront.evidence(id), keys, at);
        screen.line(
                "The page behind its QR code, open to anybody who has the link (after the demo, too: eco demo --keep):");
        screen.line("  " + storefront.certificate(id).body().path("verifyUrl").asText());
        screen.line("");
        return documents && evidence;
    }

    private static ObjectNode result(Progress progress) {
        Duration elapsed = progress.elapsed();
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        progress.lines().forEach(line -> lines.add(line.json()));
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("orderNumber", progress.order().number())
                .put("certificateId", progress.certificateId())
                .put("expected", expected(progress))
                .put("actual", actual(progress))
                .put("platformCode", progress.platformCode())
                .put("elapsedMs", elapsed == null ? null : elapsed.toMillis())
                .put("asExpected", progress.asExpected());
        return result.set("lines", lines);
    }

    private static String expected(Progress progress) {
        List<String> states = progress.order().states();
        return states.isEmpty() ? "HTTP " + progress.order().http() : String.join(" ", states);
    }

    private static String actual(Progress progress) {
        return progress.states().isEmpty() ? "HTTP " + progress.http() : String.join(" ", progress.states());
    }

    /** The simulator's own log against the ids that were answered 202. */
    private boolean summary(List<Progress> all) {
        Set<String> registered = relay.platform().registrations().stream()
                .map(Registration::documentId)
                .collect(Collectors.toSet());
        var accepted = all.stream().filter(each -> each.certificateId() != null).toList();
        long ended = ids(accepted.stream().filter(Progress::ended));
        long lost = ids(accepted.stream().filter(each -> !each.ended() || !isThere(each, registered)));
        int twice = relay.platform().registeredTwice().size();
        boolean good = all.stream().allMatch(Progress::asExpected) && lost == 0 && twice == 0;
        all.stream()
                .filter(each -> !each.asExpected())
                .forEach(each -> output.remarks()
                        .printf("%s: expected %s, saw %s%n", each.order().file(), expected(each), actual(each)));
        output.remarks()
                .printf(
                        "%d accepted, %d final, %d lost, %d registered twice%n",
                        ids(accepted.stream()), ended, lost, twice);
        return good;
    }

    /** What the relay says is filed is in the platform's log. */
    private static boolean isThere(Progress progress, Set<String> registered) {
        return !progress.filed() || registered.contains(progress.documentId());
    }

    private static long ids(Stream<Progress> some) {
        return some.map(Progress::certificateId).distinct().count();
    }
}

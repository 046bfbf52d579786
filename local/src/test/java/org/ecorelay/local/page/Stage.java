package org.ecorelay.local.page;

import static java.time.ZoneOffset.UTC;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.json.Json;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.AwsRequest;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.page.Documents.Printed;
import org.ecorelay.local.run.LocalRelay;

/** One relay with a document of each kind, and one browser: for all tests of the page. */
final class Stage implements AutoCloseable {
    static final int PHONE = 360;
    private static final int TALL = 740;
    private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");

    /** After this, what was signed before has expired (RCEP 3.16: a year). */
    private static final Duration LATER = Duration.ofDays(400);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Instant began = Instant.now();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final AtomicBoolean tablesFail = new AtomicBoolean();
    private final Chromium chromium;
    private final LocalRelay relay;
    private final TestStorefront storefront;
    private final Documents documents;

    final Printed expired;
    final Printed valid;
    final Printed replaced;
    final Printed withdrawn;
    final Printed rejected;
    final Printed pending;
    final Printed certified;

    private Stage(Chromium chromium) throws IOException {
        this.chromium = chromium;
        InstantSource clock =
                () -> BEGIN.plus(Duration.between(began, Instant.now())).plus(passed.get());
        relay = LocalRelay.start(new LocalRelay.Options(0, null, clock, (_, _) -> {}).withFaults(this::fault));
        storefront = new TestStorefront(relay.api(), relay.apiKey());
        documents = new Documents(relay, storefront);
        storefront.putTable();
        try (var tables = new TestTables(relay.aws().endpoint())) {
            new DynamoRegistry(tables.dynamo(), tables.name("RegistryTable"))
                    .put(
                            Registry.SYSTEM,
                            "issuing-body#CCPIT",
                            Json.object()
                                    .put("queryUrl", "https://check.ccpit.example/query")
                                    .build());
        }
        expired = documents.until(documents.order("P-1", ""), "APPROVED");
        passed.set(LATER);
        String waiting = documents.order("P-2", "\"afterSeconds\":900");
        String good = documents.order("P-3", "");
        String old = documents.order("P-4", "");
        String gone = documents.order("P-5", "");
        String bad = documents.order("P-6", "\"verdict\":\"Rejected-Field-Missing\",\"reason\":\"a field\"");
        String coupled =
                documents.accepted(TestStorefront.order("P-7", "VN", "").replace("\"shop\"", "\"shop-co\""));
        documents.certify(
                coupled, "P-7", BEGIN.plus(LATER).atZone(UTC).toLocalDate().toString());
        pending = documents.until(waiting, "PENDING");
        valid = documents.until(good, "APPROVED");
        rejected = documents.until(bad, "REJECTED");
        certified = documents.until(coupled, "APPROVED");
        withdrawn = documents.until(gone, "APPROVED");
        documents.withdraw(gone);
        replaced = documents.until(old, "APPROVED");
        documents.replace(old);
        Patience.until("it is withdrawn", () -> documents.state(gone).equals("WITHDRAWN"), () -> documents.state(gone));
    }

    static Stage set() throws IOException {
        Chromium chromium = Chromium.start(System.getenv());
        try {
            return new Stage(chromium);
        } catch (IOException | RuntimeException | Error e) {
            chromium.close();
            throw e;
        }
    }

    private Optional<Fault> fault(AwsRequest request) {
        return tablesFail.get()
                        && request.service().equals("dynamodb")
                        && request.accessKeyId().contains("STATUS")
                ? Optional.of(Fault.instead(new AwsError(400, "ResourceNotFoundException", "no table just now")))
                : Optional.empty();
    }

    /** Does something while the status function's tables cannot be reached. */
    void withoutTables(Runnable work) {
        tablesFail.set(true);
        try {
            work.run();
        } finally {
            tablesFail.set(false);
        }
    }

    URI api() {
        return relay.api();
    }

    Documents documents() {
        return documents;
    }

    /** A phone's window of a visitor with this language. */
    BrowserContext phone(String locale, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(PHONE, TALL)
                        .setDeviceScaleFactor(2)
                        .setLocale(locale)
                        .setTimezoneId("UTC")
                        .setColorScheme(scheme));
    }

    /** Opens the link that is printed on a document, and waits for what the page says. */
    Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(relay.api().resolve(path).toString());
        settle(page);
        return page;
    }

    /** Until the page has its answer. */
    static void settle(Page page) {
        page.waitForSelector("main[aria-busy=false]");
    }

    /** The whole page as target/screenshots/&lt;name&gt;.png. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        storefront.close();
        relay.close();
    }
}

package org.ecorelay.local.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The Chromium of this machine, driven by the Node.js of this machine. Nothing is downloaded. */
final class Chromium implements AutoCloseable {
    /** Set to {@code required} where a browser must be there, as in .ci/run. */
    static final String SWITCH = "ECO_BROWSER";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** It talks to nobody: what it asks for by itself would be somebody else's site. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it.
     *
     * @param environment has PATH, and perhaps {@value #SWITCH}
     * @throws TestAbortedException when there is none, so that the test is skipped with the reason
     * @throws AssertionError when there is none and it is required
     */
    static Chromium start(Map<String, String> environment) {
        Path executable = find(environment, NAMES, "Chromium", "sudo apt-get install chromium");
        Path node = find(environment, List.of("node"), "Node.js", "sudo apt-get install nodejs");
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(QUIET)));
    }

    static Path find(Map<String, String> environment, List<String> names, String what, String install) {
        Optional<Path> found = Stream.of(
                        environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        String reason = "the verification page was not looked at in a browser: there is no %s on PATH; install it: %s"
                .formatted(what, install);
        if ("required".equals(environment.get(SWITCH))) {
            throw new AssertionError(reason);
        }
        throw new TestAbortedException(reason);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package org.ecorelay.local.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A platform on the loopback that implements docs/api/platform.openapi.yaml, refuses what contradicts it, verifies signatures and
 * required fields, and behaves as the sandbox script of a submission says.
 *
 * <p>It keeps a log of registrations, from which "registered twice" is computed. Thread-safe.
 */
public final class PlatformSimulator implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Registrations registrations;
    private final Outage outage;

    private PlatformSimulator(HttpServer server, Registrations registrations, Outage outage) {
        this.server = server;
        this.registrations = registrations;
        this.outage = outage;
    }

    /**
     * Starts a simulator; registrations of an earlier run are read from the settings' file.
     *
     * @throws UncheckedIOException when the port is taken (a {@link java.net.BindException}) or the file cannot be opened
     * @throws IllegalStateException when the file is damaged, or in use by another simulator
     */
    public static PlatformSimulator start(SimulatorSettings settings) {
        // Otherwise every answer on a kept connection waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = bound(settings.port());
        try {
            var simulator = new PlatformSimulator(
                    server,
                    Registrations.open(settings.registrations(), settings.idempotent()),
                    new Outage(settings.clock()));
            simulator.open(settings);
            return simulator;
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    /** Base address of the live platform: refuses sandbox scripts. */
    public URI liveUrl() {
        return url("/live");
    }

    /** Base address of the sandbox. */
    public URI sandboxUrl() {
        return url("/sandbox");
    }

    /** Base address of {@code POST /outage {"seconds":n}} and {@code GET /log}. */
    public URI controlUrl() {
        return url("/control");
    }

    /** From now on everything is answered by 503 with Retry-After for this long; zero ends an outage. */
    public void beginOutage(Duration duration) {
        outage.lasting(duration);
    }

    /** Every registration, live and sandbox, the oldest first. */
    public List<Registration> registrations() {
        return registrations.log();
    }

    /** The documents that were registered more than once. */
    public List<String> registeredTwice() {
        return registrations.twice();
    }

    /** Ends at once; answers that are being kept back are not given. */
    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
        registrations.close();
    }

    private void open(SimulatorSettings settings) {
        Desks desks = Desks.open(SimulatedContract.load(), settings, registrations, outage);
        Duration late = settings.lateAfter();
        server.createContext("/live", new Counter(true, desks::answer, late, closing, settings.observer()));
        server.createContext("/sandbox", new Counter(false, desks::answer, late, closing, settings.observer()));
        var control = new Control(outage, registrations);
        server.createContext("/control", new Counter(false, control::answer, late, closing, _ -> {}));
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}

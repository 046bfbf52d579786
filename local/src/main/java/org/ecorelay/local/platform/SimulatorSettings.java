package org.ecorelay.local.platform;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator behaves.
 *
 * @param port loopback port, 0 for any
 * @param clock what time it is for verdicts, tokens and outages
 * @param keys the public keys that documents may be signed with, asked at every submission
 * @param clients who may ask for tokens
 * @param registrations file that every registration is appended and fsynced to, or null to keep them in memory only
 * @param idempotent whether a document id is registered once; without it, a repetition is registered again
 * @param verdictAfter how long a verdict takes when the submission does not say
 * @param retryAfter what 429 and 503 name, at least 1 s
 * @param lateAfter how long the fault {@code timeout} keeps its answer back (real time)
 * @param tokenLife how long a token is good
 * @param observer sees every exchange, secrets included: for tests
 */
public record SimulatorSettings(
        int port,
        InstantSource clock,
        Supplier<JWKSet> keys,
        List<PlatformClient> clients,
        @Nullable Path registrations,
        boolean idempotent,
        Duration verdictAfter,
        Duration retryAfter,
        Duration lateAfter,
        Duration tokenLife,
        Consumer<SimulatedExchange> observer) {
    public SimulatorSettings {
        clients = List.copyOf(clients);
        if (retryAfter.toSeconds() < 1 || tokenLife.toSeconds() < 1) {
            throw new IllegalArgumentException("retryAfter and tokenLife are at least 1 s");
        }
    }

    /** Any port, in memory, idempotent; verdicts after 2 s, Retry-After 2 s, late answers after 15 s, tokens for 5 min. */
    public static SimulatorSettings of(InstantSource clock, Supplier<JWKSet> keys, List<PlatformClient> clients) {
        Duration two = Duration.ofSeconds(2);
        return new SimulatorSettings(
                0, clock, keys, clients, null, true, two, two, Duration.ofSeconds(15), Duration.ofMinutes(5), _ -> {});
    }

    /** The same on a fixed port. */
    public SimulatorSettings onPort(int fixed) {
        return with(fixed, registrations, idempotent, observer);
    }

    /** The same with registrations that survive. */
    public SimulatorSettings keeping(Path file) {
        return with(port, file, idempotent, observer);
    }

    /** The same, registering whatever comes as often as it comes: a platform that ignores the idempotency key. */
    public SimulatorSettings forgetful() {
        return with(port, registrations, false, observer);
    }

    /** The same, watched. */
    public SimulatorSettings observedBy(Consumer<SimulatedExchange> watcher) {
        return with(port, registrations, idempotent, watcher);
    }

    private SimulatorSettings with(
            int newPort, @Nullable Path newFile, boolean newIdempotent, Consumer<SimulatedExchange> newObserver) {
        return new SimulatorSettings(
                newPort,
                clock,
                keys,
                clients,
                newFile,
                newIdempotent,
                verdictAfter,
                retryAfter,
                lateAfter,
                tokenLife,
                newObserver);
    }
}

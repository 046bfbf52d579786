package org.ecorelay.local.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The simulated platform without a network: the same desks, asked by method calls. In memory only. Thread-safe. */
public final class DirectPlatform {
    private final Registrations registrations;
    private final Outage outage;
    private final Desks desks;

    /** A platform that has nothing registered yet. Port, file, late answers and observer of the settings mean nothing here. */
    public DirectPlatform(SimulatedContract contract, SimulatorSettings settings) {
        this.registrations = Registrations.open(null, settings.idempotent());
        this.outage = new Outage(settings.clock());
        this.desks = Desks.open(contract, settings, registrations, outage);
    }

    /** What the platform answers; {@code headers} are those of the answer. */
    public record Reply(int status, Map<String, String> headers, String body) {}

    /**
     * Answers one request.
     *
     * @param live whether it came to the live address
     * @param path below the base address
     * @param headers by lower-case name
     */
    public Reply answer(boolean live, String method, String path, Map<String, String> headers, String body) {
        Answer answer = desks.answer(new Call(live, method, path, headers, body));
        return new Reply(answer.status(), answer.headers(), answer.body());
    }

    /** From now on everything is answered by 503 with Retry-After for this long; zero ends an outage. */
    public void beginOutage(Duration duration) {
        outage.lasting(duration);
    }

    /** No token that was given before is good any more. */
    public void revokeTokens() {
        desks.tokens().revoke();
    }

    /** From now on these clients are known, and no others. */
    public void admit(List<PlatformClient> clients) {
        desks.tokens().admit(clients);
    }

    /** Every registration, the oldest first. */
    public List<Registration> registrations() {
        return registrations.log();
    }

    /** The documents that were registered more than once. */
    public List<String> registeredTwice() {
        return registrations.twice();
    }
}

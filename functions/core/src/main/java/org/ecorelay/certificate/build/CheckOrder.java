package org.ecorelay.certificate.build;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Salt;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.change.AcceptOrder;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.decide.DecideBuild;
import org.ecorelay.certificate.decide.DetermineLines;
import org.ecorelay.certificate.decide.LineOrigin;
import org.ecorelay.certificate.decide.ManualPath;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.order.Division;
import org.ecorelay.order.Order;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.OrderReading;
import org.ecorelay.order.ShippedOrder;

/**
 * Says what would become of an order, by the decision that the builder makes, and stores nothing. It reads the registry, the rules
 * and the profiles of now; what the builder will find later may differ.
 */
public final class CheckOrder {
    /** Lines times destinations of one check: more would take longer than a request may. */
    public static final int MAX_LINES = 1_500;

    /** The same for a check that shows how each origin was found: an answer has at most 6 MB. */
    public static final int MAX_TRACED_LINES = 50;

    private final Registry registry;
    private final ReadStated read;
    private final Profile.Catalogue profiles;
    private final InstantSource clock;

    public CheckOrder(Registry registry, Profile.Catalogue profiles, InstantSource clock) {
        this.registry = registry;
        this.read = new ReadStated(registry);
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The result of a check. */
    public sealed interface Check {
        /** One forecast for each destination that was asked for, in that order. */
        record Done(List<Forecast> forecasts) implements Check {
            public Done {
                forecasts = List.copyOf(forecasts);
            }
        }

        /** It would not be accepted: every bad field. */
        record Invalid(List<FieldProblem> problems) implements Check {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** More lines times destinations than {@code most}. */
        record TooLarge(int most) implements Check {}
    }

    /**
     * Checks one order.
     *
     * @param body the order as {@code POST /v1/orders} takes it
     * @param destinations ISO 3166-1 alpha-2 codes; none for the order's own
     * @param traced whether each line shows how its origin was found
     */
    public Check check(Caller caller, Json body, List<String> destinations, boolean traced) {
        return switch (OrderFields.read(body)) {
            case OrderReading.Invalid(var problems) -> new Check.Invalid(problems);
            case OrderReading.Valid(Order order) -> check(caller, (Json.Obj) body, order, destinations, traced);
        };
    }

    private Check check(Caller caller, Json.Obj body, Order order, List<String> destinations, boolean traced) {
        Optional<FieldProblem> refused = AcceptOrder.refused(caller, order, clock.instant());
        if (refused.isPresent()) {
            return new Check.Invalid(List.of(refused.get()));
        }
        Optional<Store> store = Store.find(registry, caller.account(), order.store());
        if (store.isEmpty()) {
            return new Check.Invalid(List.of(
                    new FieldProblem(FieldProblem.Code.STORE_UNKNOWN, "/store", "is not a store of this account")));
        }
        List<String> asked = destinations.isEmpty() ? List.of(order.destination()) : destinations;
        int most = traced ? MAX_TRACED_LINES : MAX_LINES;
        if (order.lines().size() * asked.size() > most) {
            return new Check.TooLarge(most);
        }
        var subject = Subject.ofOrder(
                caller.account(),
                store.get().id(),
                store.get().exporter(),
                order.number(),
                order.destination(),
                caller.mode(),
                clock.instant());
        DecideBuild.Stated stated = read.stated(subject, order.lines());
        return new Check.Done(asked.stream()
                .map(destination -> forecast(caller, store.get(), to(body, destination), stated, traced))
                .toList());
    }

    private Forecast forecast(Caller caller, Store store, Json.Obj body, DecideBuild.Stated stated, boolean traced) {
        Order order = OrderFields.readAccepted(body);
        Instant now = clock.instant();
        LocalDate day = Profile.day(now);
        Profile profile = profiles.choose(order.destination(), day);
        var whole = ShippedOrder.unshipped(order, body);
        int parts = Division.of(whole).needed(profile.itemLimit());
        var subject = Subject.ofOrder(
                caller.account(),
                store.id(),
                stated.exporter().id(),
                order.number(),
                order.destination(),
                caller.mode(),
                now);
        var basis = new Basis(
                Sha256.of(CanonicalJson.bytes(body)),
                order.destination(),
                parts,
                order.sourceTime(now),
                Optional.empty());
        StoreMode mode = store.modes().of(order.destination());
        List<Certificate> rows = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> Certificate.received(part == 1 ? subject : subject.sibling(part), basis, now))
                .toList();
        List<BuildDecision> decisions = new ArrayList<>(rows.stream()
                .map(row -> decide(row, whole, stated, profile, mode))
                .toList());
        if (decisions.getFirst() instanceof BuildDecision.NotRequired) {
            decisions.subList(1, parts).clear();
        }
        var determine = new DetermineLines(order, stated.products(), stated.rules());
        List<LineOrigin> lines = rows.stream()
                .flatMap(row -> OrderParts.part(whole, row).stream())
                .flatMap(part -> determine.of(part).stream())
                .toList();
        return Forecast.of(
                new Forecast.Asked(
                        order.destination(),
                        profile.obligation(day),
                        profile.id(),
                        mode,
                        ManualPath.of(store.terms(), store.id(), order.destination(), profile, day)),
                decisions,
                lines,
                traced);
    }

    private static BuildDecision decide(
            Certificate row, ShippedOrder whole, DecideBuild.Stated stated, Profile profile, StoreMode mode) {
        return mode == StoreMode.OFF
                ? new BuildDecision.NotRequired(State.NotRequired.Reason.STORE_OFF)
                : new DecideBuild(row, whole.order(), OrderParts.part(whole, row), stated, profile, Salt.NONE).decide();
    }

    private static Json.Obj to(Json.Obj body, String destination) {
        return Json.object().putAll(body).put("destination", destination).build();
    }
}

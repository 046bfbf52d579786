package org.ecorelay.certificate.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ecorelay.account.store.StoreMode;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.decide.LineOrigin;
import org.ecorelay.certificate.decide.ManualPath;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.finding.Reasons;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * What would become of an order for one destination if it were sent now.
 *
 * @param states of its certificates, one for each part
 * @param json the same for people and programs: requirement, profile, certificates, lines, findings and warnings
 */
public record Forecast(String destination, List<Status> states, Json.Obj json) {
    public Forecast {
        states = List.copyOf(states);
    }

    /**
     * What the forecast is for.
     *
     * @param requirement whether the authority wants an e-CO on the day of the check
     * @param profile id of the profile
     * @param mode what the store does with orders for this destination
     * @param manualPath whether it goes by the manual procedure there
     */
    record Asked(
            String destination,
            Profile.Obligation requirement,
            String profile,
            StoreMode mode,
            ManualPath manualPath) {}

    /**
     * Puts decisions into words.
     *
     * @param parts one decision for each part
     * @param traced whether each line shows how its origin was found
     */
    static Forecast of(Asked asked, List<BuildDecision> parts, List<LineOrigin> lines, boolean traced) {
        var states = new ArrayList<Status>();
        var certificates = new ArrayList<Json>();
        Set<Finding> findings = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            var certificate = Json.object().put("part", i + 1);
            states.add(add(parts.get(i), asked.mode() == StoreMode.OBSERVE, certificate));
            certificates.add(certificate.build());
            if (parts.get(i) instanceof BuildDecision.Ask(var questions, var _)) {
                findings.addAll(questions);
            }
        }
        return new Forecast(
                asked.destination(),
                states,
                Json.object()
                        .put("destination", asked.destination())
                        .put("requirement", asked.requirement().word())
                        .put("profile", asked.profile())
                        .put("mode", asked.mode().word())
                        .put("certificates", Json.array(certificates.stream()))
                        .put("lines", Json.array(lines.stream().map(line -> line(line, traced))))
                        .put("findings", Json.array(findings.stream().map(Finding::json)))
                        .put(
                                "warnings",
                                Json.array(asked.manualPath().warning().stream().map(Finding::json)))
                        .build());
    }

    /** A store that only observes ends every decision in a report: nothing is sent, nobody is asked. */
    private static Status add(BuildDecision decision, boolean observed, JsonObjectBuilder out) {
        Status state = observed ? Status.NOT_REQUIRED : state(decision);
        boolean submitted = !observed && decision instanceof BuildDecision.Sign sign && sign.submit();
        out.put("state", state.name()).put("submitted", submitted);
        switch (decision) {
            case BuildDecision.Sign _ when observed -> out.put("reason", State.Observed.WOULD_PASS);
            case BuildDecision.Sign sign -> {
                if (!sign.submit()) {
                    notRequired(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER, out);
                }
            }
            case BuildDecision.Await _ -> {
                if (observed) {
                    out.put("reason", State.Observed.WOULD_PASS);
                }
            }
            case BuildDecision.Ask _ -> {
                if (observed) {
                    out.put("reason", State.Observed.WOULD_FAIL);
                }
            }
            case BuildDecision.NotQualified(var reason, var fix, var _) -> {
                out.put("reason", observed ? State.Observed.WOULD_FAIL : reason).put("fix", fix);
                Reasons.write(reason, fix, out);
            }
            case BuildDecision.NotRequired(var reason) -> notRequired(reason, out);
        }
        return state;
    }

    private static void notRequired(State.NotRequired.Reason reason, JsonObjectBuilder out) {
        out.put("reason", reason.name());
        Reasons.explain(reason.sentence(), out);
    }

    private static Status state(BuildDecision decision) {
        return switch (decision) {
            case BuildDecision.Sign sign -> sign.submit() ? Status.SIGNED : Status.NOT_REQUIRED;
            case BuildDecision.Await _ -> Status.AWAITING_ISSUER;
            case BuildDecision.Ask _ -> Status.NEEDS_DATA;
            case BuildDecision.NotQualified _ -> Status.NOT_QUALIFIED;
            case BuildDecision.NotRequired _ -> Status.NOT_REQUIRED;
        };
    }

    private static Json line(LineOrigin line, boolean traced) {
        var shown = Json.object();
        line.json().members().forEach((name, value) -> {
            if (traced || !name.equals("determination")) {
                shown.put(name, value);
            }
        });
        return shown.build();
    }
}

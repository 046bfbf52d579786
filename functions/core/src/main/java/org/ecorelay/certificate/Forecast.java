package org.ecorelay.certificate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * What would become of an order for one destination if it were sent now.
 *
 * @param states of its certificates, one for each part
 * @param json the same for people and programs: requirement, profile, certificates, lines and findings
 */
public record Forecast(String destination, List<Status> states, Json.Obj json) {
    public Forecast {
        states = List.copyOf(states);
    }

    /**
     * Puts decisions into words.
     *
     * @param requirement {@code mandatory}, {@code optional} or {@code not yet}
     * @param parts one decision for each part
     * @param traced whether each line shows how its origin was found
     */
    static Forecast of(
            String destination,
            String requirement,
            Profile profile,
            List<BuildDecision> parts,
            List<LineOrigin> lines,
            boolean traced) {
        var states = new ArrayList<Status>();
        var certificates = new ArrayList<Json>();
        Set<Finding> findings = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            var certificate = Json.object().put("part", i + 1);
            states.add(add(parts.get(i), certificate));
            certificates.add(certificate.build());
            if (parts.get(i) instanceof BuildDecision.Ask(var asked, var _)) {
                findings.addAll(asked);
            }
        }
        return new Forecast(
                destination,
                states,
                Json.object()
                        .put("destination", destination)
                        .put("requirement", requirement)
                        .put("profile", profile.id())
                        .put("certificates", Json.array(certificates.stream()))
                        .put("lines", Json.array(lines.stream().map(line -> line(line, traced))))
                        .put("findings", Json.array(findings.stream().map(Finding::json)))
                        .build());
    }

    private static Status add(BuildDecision decision, JsonObjectBuilder out) {
        Status state = state(decision);
        boolean submitted = decision instanceof BuildDecision.Sign sign && sign.submit();
        out.put("state", state.name()).put("submitted", submitted);
        switch (decision) {
            case BuildDecision.Sign sign -> {
                if (!sign.submit()) {
                    out.put("reason", State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER.name());
                }
            }
            case BuildDecision.Ask _ -> {
                // The findings say it all.
            }
            case BuildDecision.NotQualified(var reason, var fix, var _) ->
                out.put("reason", reason).put("fix", fix);
            case BuildDecision.NotRequired(var reason) -> out.put("reason", reason.name());
        }
        return state;
    }

    private static Status state(BuildDecision decision) {
        return switch (decision) {
            case BuildDecision.Sign sign -> sign.submit() ? Status.SIGNED : Status.NOT_REQUIRED;
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

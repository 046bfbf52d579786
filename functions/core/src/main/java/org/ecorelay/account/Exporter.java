package org.ecorelay.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;

/**
 * An exporter of an account: the declarant of its certificates.
 *
 * @param party name, address and country as they go on box 1
 * @param approval the authorisation as approved exporter (RCEP 3.21), or empty
 * @param route how it proves origin, or empty as long as it has not said so
 * @param issuingBody short name of the issuing body that it applies to, or empty for any
 * @param alerts e-mail addresses that are told about its certificates, each once its owner has confirmed it ({@link Consent})
 * @param approvals when they are told of approvals, which ask nobody to act
 */
public record Exporter(
        String id,
        TradeParty party,
        Optional<Approval> approval,
        Optional<Route> route,
        Optional<String> issuingBody,
        List<String> alerts,
        Approvals approvals) {
    /** Shape of the short name of an issuing body. */
    public static final Shape ISSUING_BODY = new Shape(
            "[A-Z0-9][A-Z0-9-]{1,29}", "must be 2 to 30 capital letters, digits and dashes, such as CUSTOMS or CCPIT");

    private static final List<String> ROUTES =
            Arrays.stream(Route.values()).map(Enum::name).toList();

    public Exporter {
        alerts = List.copyOf(alerts);
    }

    /**
     * When approvals are told.
     *
     * @param immediate each at once; otherwise all of a day in one
     * @param hour full hour of the UTC day at which a day's approvals are told, 0 to 23
     */
    public record Approvals(boolean immediate, int hour) {
        static final Approvals DAILY = new Approvals(false, 6);

        public Approvals {
            if (hour < 0 || hour > 23) {
                throw new IllegalArgumentException("digestHour %d must be 0 to 23".formatted(hour));
            }
        }

        private static Approvals read(Json.Obj body) {
            return new Approvals(
                    body.text("approvals").equals(Optional.of("immediate")),
                    body.get("digestHour").isPresent() ? body.requiredInt("digestHour") : DAILY.hour());
        }
    }

    /** Its alert addresses, each once. What is no plain address is not among them and never written to. */
    public List<AlertAddress> alertAddresses() {
        var addresses = new LinkedHashMap<Sha256, AlertAddress>();
        alerts.stream()
                .flatMap(text -> AlertAddress.parse(text).stream())
                .forEach(address -> addresses.putIfAbsent(address.hash(), address));
        return List.copyOf(addresses.values());
    }

    /** The same exporter with these alert addresses alone. */
    public Exporter toldAt(Collection<AlertAddress> addresses) {
        List<String> texts = addresses.stream().map(AlertAddress::text).toList();
        return new Exporter(id, party, approval, route, issuingBody, texts, approvals);
    }

    /** The exporter {@code id} of an account, or empty. */
    public static Optional<Exporter> find(Items items, String account, String id) {
        return items.find(account, item(id)).map(body -> read(id, body));
    }

    private static TradeParty party(Fields fields) {
        TradeParty party = TradeParty.readFirm(fields);
        fields.nothingElse();
        return party;
    }

    /** Key of its item in the registry. */
    public static String item(String id) {
        return "exporter#" + id;
    }

    /** Everything that is wrong with what somebody wants to enter as an exporter; empty when nothing is. */
    public static List<FieldProblem> problems(Json.Obj body) {
        var others = Json.object();
        body.members().forEach((name, value) -> {
            if (!name.equals("alerts")) {
                others.put(name, value);
            }
        });
        var fields = Fields.of(others.build());
        fields.object("party", Exporter::party)
                .flatMap(TradeParty::numberProblem)
                .ifPresent(reason -> fields.problem(FieldProblem.Code.FIELD_FORMAT, "/party/businessNumber", reason));
        body.get("approvedExporter")
                .filter(Json.Obj.class::isInstance)
                .ifPresent(approval -> fields.optionalObject(
                        "approvedExporter", inside -> Approval.read((Json.Obj) approval, inside)));
        fields.optionalWord("route", ROUTES);
        fields.optionalText("issuingBody", 30, ISSUING_BODY);
        fields.optionalWord("approvals", List.of("immediate", "daily"));
        fields.optionalInt("digestHour", 0, 23);
        fields.nothingElse();
        body.get("alerts")
                .filter(alerts -> !arePlain(alerts))
                .ifPresent(_ -> fields.problem(
                        FieldProblem.Code.FIELD_FORMAT, "/alerts", "must be an array of plain e-mail addresses"));
        return fields.problems();
    }

    private static boolean arePlain(Json alerts) {
        return alerts instanceof Json.Arr(List<Json> items)
                && items.stream()
                        .allMatch(item ->
                                item.asText().flatMap(AlertAddress::parse).isPresent());
    }

    private static Exporter read(String id, Json.Obj body) {
        var fields = Fields.ofStored(body);
        var exporter = new Exporter(
                id,
                fields.object("party", Exporter::party).orElseThrow(),
                fields.optionalObject(
                        "approvedExporter", approval -> Approval.read(body.object("approvedExporter"), approval)),
                fields.optionalWord("route", ROUTES).map(Route::valueOf),
                fields.optionalText("issuingBody", 30, ISSUING_BODY),
                body.list("alerts").stream()
                        .flatMap(mail -> mail.asText().stream())
                        .toList(),
                Approvals.read(body));
        if (!fields.problems().isEmpty()) {
            throw new IllegalStateException("exporter#%s is damaged: %s".formatted(id, fields.problems()));
        }
        return exporter;
    }
}

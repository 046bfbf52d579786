package org.ecorelay.certificate.route;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Subject;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * The issued certificates of an account, in its registry: {@code issued#<body>#<number>} is one as it was told,
 * {@code issued-for#<certificate id of part 1>#…} says which orders it is for, {@code issued-end#…} that it stands no more. None is
 * ever changed. What a test key has told has items of its own.
 */
public final class IssuedCertificates {
    private final Registry registry;

    public IssuedCertificates(Registry registry) {
        this.registry = registry;
    }

    /** Why one stands no more. */
    sealed interface End {
        /** The issuing body has replaced it. */
        record Replaced(String by) implements End {}

        /** The issuing body has withdrawn it. */
        record Withdrawn(LocalDate on) implements End {}

        private Json.Obj json() {
            return switch (this) {
                case Replaced(String by) -> Json.object().put("replacedBy", by).build();
                case Withdrawn(LocalDate on) ->
                    Json.object().put("withdrawnOn", on.toString()).build();
            };
        }
    }

    /** The certificates that were told for the order of {@code subject} and still stand, by body and number. */
    public List<IssuedCertificate> standing(Subject subject) {
        String account = subject.account();
        var order = CertificateId.of(account, subject.store(), subject.orderNumber(), 1);
        return registry.list(account, forOrder(order, subject.mode())).stream()
                .flatMap(entry ->
                        standing(account, subject.mode(), entry.required("body"), entry.required("number")).stream())
                .toList();
    }

    private Optional<IssuedCertificate> standing(String account, KeyMode mode, String body, String number) {
        return registry.find(account, key("issued-end", body, mode, number)).isPresent()
                ? Optional.empty()
                : find(account, mode, body, number);
    }

    /** The one with this number, whether it stands or not. */
    Optional<IssuedCertificate> find(String account, KeyMode mode, String body, String number) {
        return registry.find(account, key("issued", body, mode, number)).map(IssuedCertificate::readOwn);
    }

    /** Keeps one. False when its number is known with other content. */
    boolean keep(String account, KeyMode mode, IssuedCertificate issued) {
        return putOnce(account, key("issued", issued.body(), mode, issued.number()), issued.json());
    }

    /** Ends one. False when it has ended otherwise. */
    boolean end(String account, KeyMode mode, String body, String number, End end) {
        return putOnce(account, key("issued-end", body, mode, number), end.json());
    }

    /** Says which order it is for; from now on every builder sees it. */
    void assign(String account, KeyMode mode, IssuedCertificate issued, CertificateId order) {
        putOnce(
                account,
                forOrder(order, mode) + "#" + issued.body() + "#" + issued.number(),
                Json.object()
                        .put("body", issued.body())
                        .put("number", issued.number())
                        .build());
    }

    /** The same again is a success: an answer may have been lost. */
    private boolean putOnce(String account, String item, Json.Obj body) {
        // What was stored comes back with its members sorted; so must what it is compared with.
        Json.Obj sorted = JsonReader.readOwn(CanonicalJson.text(body));
        return registry.putIfAbsent(account, item, sorted)
                || registry.find(account, item).filter(sorted::equals).isPresent();
    }

    private static String forOrder(CertificateId order, KeyMode mode) {
        return "issued-for#" + order + suffix(mode);
    }

    private static String key(String kind, String body, KeyMode mode, String number) {
        return kind + "#" + body + suffix(mode) + "#" + number;
    }

    private static String suffix(KeyMode mode) {
        return mode == KeyMode.TEST ? ".test" : "";
    }
}

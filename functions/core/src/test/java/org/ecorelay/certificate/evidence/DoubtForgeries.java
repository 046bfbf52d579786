package org.ecorelay.certificate.evidence;

import static org.ecorelay.certificate.evidence.Forgery.forger;
import static org.ecorelay.certificate.evidence.Forgery.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;

/** Changes that genuine evidence may look like, too: nobody can say that somebody has forged it, and nobody that nobody has. */
final class DoubtForgeries {
    private static final String LIST = "status-lists/001.jwt";

    private final List<Forgery> all = new ArrayList<>();

    static List<Forgery> all() {
        var forgeries = new DoubtForgeries();
        forgeries.standing();
        forgeries.attested();
        return forgeries.all;
    }

    private void doubtful(String name, String code, String file, Supplier<byte[]> archive) {
        all.add(new Forgery(name, archive, code, file));
    }

    private void standing() {
        doubtful(
                "status-lists-left-out",
                "STATUS_LIST_NOT_THERE",
                "documents/000001.jwt",
                () -> forger().withoutAll("status-lists/").bytes());
        doubtful("correction-cut-off", "STATUS_AHEAD", "documents/000001.jwt", DoubtForgeries::correctionCutOff);
        doubtful(
                "withdrawal-before-approval-cut-off",
                "STATUS_AHEAD",
                "documents/000001.jwt",
                DoubtForgeries::withdrawalOfSigned);
        doubtful("withdrawal-cut-off", "STATUS_AHEAD", "documents/000001.jwt", DoubtForgeries::withdrawalCutOff);
    }

    /** The history ends before the withdrawal, and the list has it. */
    private static byte[] withdrawalCutOff() {
        return cutOff(given -> given.approved("EC-3"), DoubtForgeries::withdraw);
    }

    /** The history ends with the approval of the first version, and the list has that it was replaced. */
    private static byte[] correctionCutOff() {
        return cutOff(given -> given.approved("EC-4"), Forgery::correct);
    }

    /** The history ends when it was signed, and the list has the withdrawal. */
    private static byte[] withdrawalOfSigned() {
        return cutOff(given -> given.signed("EC-5"), DoubtForgeries::withdraw);
    }

    private static void withdraw(Given given, Certificate row) {
        given.withdraw(row.id());
        given.settle(2);
    }

    /** The evidence of before something happened, with the status list of after it. */
    private static byte[] cutOff(Function<Given, Certificate> begin, BiConsumer<Given, Certificate> happen) {
        var given = new Given();
        var packing = new Packing(given);
        Certificate row = begin.apply(given);
        var before = new Forger(packing.pack(row, Audience.EXPORTER));
        happen.accept(given, row);
        Archive after = packing.pack(given.row(row.id()), Audience.EXPORTER);
        return before.body(LIST, after.text(LIST).orElseThrow()).bytes();
    }

    private void attested() {
        put(Kind.EXCHANGE, "{\"documentId\":\"" + Forgery.MINE.documentId() + "\",\"status\":\"Rejected\"}");
        put(Kind.TRACE, "{\"lines\":[],\"profile\":\"VN\"}");
        put(Kind.FINDINGS, "{\"findings\":[]}");
        put(Kind.APPLICATION, "{}");
    }

    private void put(Kind kind, String body) {
        Sha256 hash = Sha256.of(body);
        String key = switch (kind) {
            case TRACE, EXCHANGE ->
                Ledger.numbered(kind.word(), 1) + "." + hash.value().substring(0, 8);
            case FINDINGS, APPLICATION -> kind.prefix() + hash;
            case ORDER, DOCUMENT, EVENT -> throw new IllegalArgumentException("%s may be there alone".formatted(kind));
        };
        doubtful(
                kind.word() + "-that-nothing-rests-on",
                "NOT_ATTESTED",
                kind.file(key),
                () -> forger().item(kind, key, utf8(body)).bytes());
    }
}

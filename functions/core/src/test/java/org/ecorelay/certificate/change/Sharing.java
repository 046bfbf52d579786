package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.order.Shipment;

/** Orders of one store that share a shipment, and what is true of them whatever happens. */
public final class Sharing {
    final Given given;

    public Sharing(Given given) {
        this.given = given;
    }

    public static CertificateId id(String number) {
        return CertificateId.of(Given.ACCOUNT, "shop", number, 1);
    }

    /** A shipment of everything that is left of an order, together with others. */
    static Json.Obj together(String lead, String... numbers) {
        Json others = Json.array(List.of(numbers).stream().map(number -> JsonEdit.json("""
                        {'orderNumber':'%s','invoice':{'number':'INV-%s','date':'2026-09-02'}}
                        """.formatted(number, number))));
        return JsonEdit.with((Json.Obj) JsonEdit.json("""
                        {'invoice':{'number':'INV-%s','date':'2026-09-01'},
                         'transport':{'mode':'SEA','departureDate':'2026-09-03','vessel':'MV Hope 12E','portOfDischarge':'Da Nang'}}
                        """.formatted(lead)), "/together", others);
    }

    Correction put(String lead, int number, Json.Obj body) {
        var read = (Shipment.Reading.Valid) Shipment.read(number, body);
        return given.correcting.ship(Given.caller(KeyMode.LIVE), id(lead), read.shipment(), body);
    }

    /** The lead ships together with these, and no queue hears of it. */
    public void ship(String lead, String... numbers) {
        assertThat(put(lead, 1, together(lead, numbers))).isInstanceOf(Correction.Accepted.class);
    }

    /** Orders of the store that came in. */
    void accepted(String... numbers) {
        List.of(numbers).forEach(number -> given.accepted(Orders.order(number)));
    }

    /** Queues and timer are worked until nothing is left to do. */
    public void settle() {
        given.settle(8);
    }

    /** Longer: of three orders every one is done, or waits for a verdict alone. */
    void settleAll() {
        given.settle(12);
        Stream.of("A", "B", "C")
                .map(this::row)
                .filter(row -> row.due().isPresent())
                .forEach(row -> assertThat(row.due().orElseThrow().isVerdictLane())
                        .as("%s is still due", row.subject().orderNumber())
                        .isTrue());
    }

    void isCovered(String number, String lead) {
        assertThat(row(number).state()).isEqualTo(new State.Covered(id(lead)));
    }

    /** What is wrong with shipping these together; the lead stays as it is. */
    List<FieldProblem> refused(String lead, String... numbers) {
        Certificate before = row(lead);
        var refusal = (Correction.Invalid) put(lead, 1, together(lead, numbers));
        assertThat(row(lead)).isEqualTo(before);
        return refusal.problems();
    }

    void isRefused(String number, String word) {
        assertThat(refused("A", number)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(FieldProblem.Code.ORDER_NOT_SHAREABLE);
            assertThat(problem.pointer()).isEqualTo("/together/0/orderNumber");
            assertThat(problem.message()).contains(word);
        });
    }

    public Certificate row(String number) {
        return given.row(id(number));
    }

    Json.Obj tree(DocumentId document) {
        String text = given.ledger
                .find(document.certificate(), Ledger.documentKey(document.version()))
                .orElseThrow()
                .text();
        return new Jws(text).payload().object("credentialSubject").object("certificateOfOrigin");
    }

    /** The invoices of box 13, good by good. */
    List<String> invoices(DocumentId document) {
        return tree(document).object("supplyChainConsignment").list("includedConsignmentItems").stream()
                .map(item -> (Json.Obj) ((Json.Obj) item).list("tradeLineItems").getFirst())
                .map(line -> line.object("invoiceReference"))
                .map(invoice -> invoice.required("id") + " of " + invoice.required("formattedIssueDateTime"))
                .toList();
    }

    /** The newest version of each certificate that the platform has. */
    List<DocumentId> standing() {
        var newest = new ArrayList<DocumentId>();
        given.platform.registrations().forEach(document -> {
            newest.removeIf(known -> known.certificate().equals(document.certificate()));
            newest.add(document);
        });
        newest.removeAll(given.platform.withdrawals());
        return newest;
    }

    /** Each order, told apart by its invoice or its number, is on exactly one certificate that the platform has. */
    void eachIsOnOneCertificate(String... numbers) {
        List<String> all = standing().stream()
                .flatMap(document -> invoices(document).stream())
                .toList();
        for (String number : numbers) {
            assertThat(all)
                    .as("goods of %s in %s", number, all)
                    .filteredOn(
                            invoice -> invoice.startsWith(number + " ") || invoice.startsWith("INV-" + number + " "))
                    .hasSize(1);
        }
        for (String number : numbers) {
            Certificate row = row(number);
            if (row.state() instanceof State.Covered) {
                assertThat(given.platform.registrations())
                        .as("%s is covered", number)
                        .noneMatch(document -> document.certificate().equals(row.id()));
            }
        }
        assertThat(given.platform.registrations()).doesNotHaveDuplicates();
    }
}

package org.ecorelay.certificate.annex3b;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.fixture.Firms;
import org.ecorelay.order.BackToBack;
import org.ecorelay.order.Order;
import org.ecorelay.order.ThirdPartyInvoice;
import org.ecorelay.origin.OriginBasis;
import org.ecorelay.origin.Producer;
import org.ecorelay.origin.bill.Money;

/** A document of one table, and its variations. */
final class Documents {
    static final TradeParty EXPORTER = Firms.party("Acme Bamboo", "3 Road, Anji", "CN");
    static final TradeParty CONSIGNEE = Firms.party("Nguyễn Văn A", "1 Lê Lợi, Đà Nẵng", "VN");
    static final Producer WORKS = Firms.producer(Firms.party("Bamboo Works", "2 Road, Anji", "CN"));
    static final OriginBasis BASIS = new OriginBasis(OriginBasis.Kind.STATED, "CTH or RVC40", "RCEP Annex 3A, p.212");
    static final ProofOfOrigin.Issued ISSUED =
            new ProofOfOrigin.Issued("C26RCEP0001", "CCPIT", LocalDate.of(2026, 9, 1), Optional.of("Hangzhou"));

    ProofOfOrigin proof = new ProofOfOrigin.Declaration("CN-AE-0001");
    TradeParty exporter = EXPORTER;
    TradeParty consignee = CONSIGNEE;
    Optional<Order.Transport> transport = Optional.empty();
    Optional<ThirdPartyInvoice> thirdParty = Optional.empty();
    Optional<BackToBack> backToBack = Optional.empty();
    List<Item> items = List.of(item("TABLE-01", Optional.of(WORKS)));

    OriginDocument document() {
        return new OriginDocument(
                "mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1",
                "EC-1",
                Instant.parse("2026-09-01T08:00:00Z"),
                proof,
                "maker",
                exporter,
                Optional.empty(),
                consignee,
                "VN",
                transport,
                thirdParty,
                backToBack,
                3,
                items);
    }

    List<String> codes() {
        return codes(ManufacturerNesting.NONE, Map.of());
    }

    List<String> codes(ManufacturerNesting nesting, Map<String, BigDecimal> ordered) {
        return CheckDocument.of(document(), nesting, ordered).stream()
                .map(question ->
                        question.finding().code() + " " + question.finding().pointer())
                .toList();
    }

    static Optional<Order.Transport> sea(String departure, String vessel, String port) {
        return Optional.of(new Order.Transport(
                Order.Transport.Mode.SEA,
                Optional.of(LocalDate.parse(departure)),
                Optional.of(vessel),
                Optional.of(port)));
    }

    static Order.Line line(String sku, Optional<String> marks) {
        return new Order.Line(
                sku,
                Optional.empty(),
                new BigDecimal("2"),
                "PCS",
                new BigDecimal("240.00"),
                Optional.of(2),
                Optional.of("CARTONS"),
                marks,
                Optional.of(new BigDecimal("36.5")));
    }

    static Item item(String sku, Optional<Producer> producer) {
        return item(line(sku, Optional.empty()), producer, "CTC");
    }

    static Item item(Order.Line line, Optional<Producer> producer, String... criterion) {
        return new Item(
                line,
                0,
                "Bamboo dining table",
                "940382",
                List.of(criterion),
                "CN",
                BASIS,
                new Money(line.value(), "USD"),
                producer,
                List.of(),
                new Item.Invoice("INV-1", LocalDate.of(2026, 9, 1)));
    }

    static BackToBack original(String date, String validUntil, String country) {
        return new BackToBack(
                "KR2026-0042",
                LocalDate.parse(date),
                LocalDate.parse(validUntil),
                country,
                Optional.of("KR-AE-7"),
                List.of(new BackToBack.Quantity("TABLE-01", new BigDecimal("5"))));
    }
}

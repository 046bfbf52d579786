package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

class MissedTest {
    private final Given given = new Given();

    private Bundle.Entry question(int number) {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate accepted = given.accepted(Orders.order("EC-" + number));
        given.building.build(accepted.documentId());
        Certificate row = given.row(accepted.id());
        return new Bundle.Entry(given.clock.instant(), Notice.Told.of(row), 1);
    }

    private Bundle.Open bundle(Bundle.Entry entry) {
        Notice sample = new Notice("i", "t", Given.ACCOUNT, "maker", "VN", "s", "h", java.util.Map.of(), false);
        return new Bundle.Open(
                Bundle.Key.of(Bundle.Kind.UNCONFIRMED, sample, "hash"), "id", sample, entry.at(), Optional.empty());
    }

    @Test
    void what_is_too_much_to_be_looked_at_is_counted() {
        List<Bundle.Entry> entries =
                new ArrayList<>(IntStream.range(0, 230).mapToObj(this::question).toList());
        Notice notice = Missed.of(bundle(entries.getFirst()), entries, given.certificates::find)
                .orElseThrow();
        assertThat(notice.count()).isEqualTo(230);
        assertThat(notice.orders()).hasSize(Notice.MAX_LISTED);
        assertThat(notice.facts().get("1. Data needed"))
                .startsWith("200 orders: EC-0, EC-1, ")
                .contains(", … – Send its");
        assertThat(notice.facts())
                .containsEntry("Not looked at here", "30 orders; the list of certificates has their states");
    }

    @Test
    void an_entry_whose_certificate_is_gone_or_has_no_id_is_left_out() {
        Bundle.Entry real = question(1);
        var strange = new Bundle.Entry(real.at(), new Notice.Told("e", "EC-2", "<script>", "VN"), 1);
        var gone = new Bundle.Entry(real.at(), new Notice.Told("e", "EC-3", "a".repeat(32) + ".1", "VN"), 1);
        assertThat(Missed.of(bundle(real), List.of(strange, gone), given.certificates::find))
                .isEmpty();
        assertThat(Missed.of(bundle(real), List.of(strange, real), given.certificates::find))
                .hasValueSatisfying(notice -> assertThat(notice.count()).isEqualTo(1));
    }
}

package org.ecorelay.certificate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who guesses ids or hashes learns nothing, not even by the clock. */
class GuessingTest {
    private final Given given = new Given();
    private final CountedReads reads = new CountedReads(given.certificates, given.ledger);
    private final AnswerVerification answer = new AnswerVerification(
            reads.certificates(),
            reads.ledger(),
            () -> Optional.of(AnswerVerificationTest.keys(given.key)),
            new IssuingBodies(given.registry),
            given.clock);

    private String document(Certificate row) {
        return given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text();
    }

    /** What is asked of the tables is the same, so the time is, too. */
    @Test
    void guessing_finds_nothing_and_costs_the_same_whether_there_is_such_a_certificate_or_not() {
        Certificate row = given.approved("EC-1");
        String wrong = Sha256.of("guess").value();
        String nobody = CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();
        assertThat(answer.ofHash(nobody, wrong)).isEmpty();
        List<String> never = reads.take();
        assertThat(answer.ofHash(row.id().value(), wrong)).isEmpty();
        assertThat(reads.take()).isEqualTo(never).hasSize(2);
        Sha256 trace = given.ledger.list(row.id(), "trace").getFirst().hash();
        assertThat(answer.ofHash(row.id().value(), trace.value())).isEmpty();
        reads.take();
        Sha256 order = row.orderHash();
        assertThat(answer.ofHash(row.id().value(), order.value())).isEmpty();
        assertThat(reads.take()).isEqualTo(never);
        String compact = document(row);
        assertThat(answer.ofHash(row.id().value(), Sha256.of(compact).value())).isEmpty();
    }

    @Test
    void the_document_itself_costs_a_guesser_as_much_as_the_answers_do() {
        Certificate row = given.approved("EC-1");
        String hash = new Jws(document(row)).identity().value();
        assertThat(answer.download(row.id().value(), hash).orElseThrow().compact())
                .isEqualTo(document(row));
        reads.take();
        assertThat(answer.download(row.id().value(), Sha256.of("guess").value()))
                .isEmpty();
        List<String> there = reads.take();
        String nobody = CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();
        assertThat(answer.download(nobody, hash)).isEmpty();
        assertThat(reads.take()).isEqualTo(there).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "../../etc/passwd",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.1"
            })
    void what_is_no_id_or_hash_is_looked_for_like_one(String text) {
        assertThat(answer.ofHash(text, text)).isEmpty();
        assertThat(reads.take()).hasSize(2);
    }
}

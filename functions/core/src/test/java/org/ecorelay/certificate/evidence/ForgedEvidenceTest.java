package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ecorelay.certificate.evidence.Forgery.PACKING;
import static org.ecorelay.certificate.evidence.Forgery.buyers;
import static org.ecorelay.certificate.evidence.Forgery.exporters;
import static org.ecorelay.certificate.evidence.Forgery.forger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forgery gives its code and names its file. */
class ForgedEvidenceTest {
    /** What only the bytes of a ZIP file can provoke; {@code HostileArchiveTest} has them. */
    private static final Set<EvidenceCode> ELSEWHERE =
            EnumSet.range(EvidenceCode.NOT_AN_ARCHIVE, EvidenceCode.ARCHIVE_NOT_CANONICAL);

    static Stream<String> names() {
        return Forgery.all().stream().map(Forgery::name);
    }

    private static Forgery named(String name) {
        return Forgery.all().stream()
                .filter(forgery -> forgery.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_forgery_is_found_where_it_is(String name) {
        Forgery forgery = named(name);
        EvidenceReport report = PACKING.examine(forgery.archive().get());
        Flaw flaw = report.broken().orElseThrow();
        assertThat(List.of(flaw.code(), flaw.file())).containsExactly(forgery.code(), forgery.file());
        assertThat(report.overall()).isEqualTo(Verdict.INVALID);
        assertThat(CanonicalJson.text(report.json())).contains(forgery.code());
    }

    @Test
    void what_was_not_changed_holds() {
        assertThat(PACKING.examine(forger().bytes()).overall()).isEqualTo(Verdict.VALID);
        assertThat(PACKING.examine(buyers().bytes()).overall()).isEqualTo(Verdict.VALID);
        assertThat(forger().bytes()).isEqualTo(exporters().bytes());
    }

    static Stream<String> doubtful() {
        return DoubtForgeries.all().stream().map(Forgery::name);
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void what_may_be_genuine_is_a_doubt_that_stops_nothing(String name) {
        Forgery forgery = DoubtForgeries.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        EvidenceReport report = PACKING.examine(forgery.archive().get());
        assertThat(report.broken()).isEmpty();
        assertThat(report.doubts())
                .extracting(Flaw::code, Flaw::file)
                .containsExactly(tuple(forgery.code(), forgery.file()));
        assertThat(report.overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.steps()).noneMatch(step -> step.verdict() == Verdict.SKIPPED);
        assertThat(report.steps())
                .filteredOn(step -> step.verdict() == Verdict.UNKNOWN)
                .hasSize(1);
        assertThat(CanonicalJson.text(report.json())).contains("\"doubts\":[{\"code\":\"" + forgery.code());
    }

    @Test
    void every_code_is_given_by_a_forgery() {
        var never = new TreeSet<>(Set.of(EvidenceCode.values()));
        never.removeAll(ELSEWHERE);
        Stream.concat(Forgery.all().stream(), DoubtForgeries.all().stream())
                .forEach(forgery -> never.removeIf(code -> code.name().equals(forgery.code())));
        assertThat(never)
                .as("given in earlier days, and by no other name again")
                .containsExactly(EvidenceCode.STATUS_CONTRADICTED);
    }

    @Test
    void another_exporters_key_is_not_noticed_without_a_trusted_key_set_and_nothing_is_valid_then() {
        var key = new TestSigningKey();
        Forger forger = forger();
        for (String file : List.of("documents/000001.jwt", "documents/000002.jwt")) {
            forger.signed(file, credential -> credential, key);
        }
        String list = "status-lists/001.jwt";
        forger.body(list, Jws.sign(new Jws(forger.text(list)).payload(), key).compact());
        byte[] archive = forger.body("keys.json", Packing.keySet(key)).bytes();
        assertThat(VerifyEvidence.verify(archive, PACKING.trustingNobody()).overall())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(PACKING.examine(archive).broken().orElseThrow().code()).isEqualTo("KEY_NOT_IN_SET");
    }

    @Test
    void numbers_are_given_once() {
        Set<Integer> numbers = new TreeSet<>();
        for (EvidenceCode code : EvidenceCode.values()) {
            assertThat(numbers.add(code.number())).as(code.name()).isTrue();
            assertThat(code.number()).isBetween(700, 799);
        }
    }
}

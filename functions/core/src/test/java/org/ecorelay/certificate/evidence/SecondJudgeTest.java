package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.evidence.Forgery.MINE;
import static org.ecorelay.certificate.evidence.Forgery.PACKING;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.attestation.evidence.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who has read the README and has other libraries comes to the same. */
class SecondJudgeTest {
    /** What the README's steps say nothing about: which audience may have what, and the form of the ZIP file. */
    private static final Set<String> NOT_IN_THE_README = Set.of(
            "manifest-with-a-member-more",
            "manifest-for-everybody",
            "manifest-with-an-item-of-no-kind",
            "file-left-out",
            "sums-left-out",
            "sums-changed",
            "order-under-anothers-name",
            "order-withheld-from-the-exporter");

    static Stream<String> forgeries() {
        return Stream.of(ContentForgeries.all(), HistoryForgeries.all(), DocumentForgeries.all())
                .flatMap(List::stream)
                .map(Forgery::name)
                .filter(name -> !NOT_IN_THE_README.contains(name))
                .filter(name -> !LINKS_TO_SAY.contains(name));
    }

    /** Links that this judge leaves to whoever reads: what an order says, and what nothing rests on. */
    private static final Set<String> LINKS_TO_SAY = Set.of(
            "key-set-malformed",
            "order-of-another-number",
            "exchange-of-another-certificate-put-in",
            "exchange-that-is-none",
            "event-under-anothers-number");

    @ParameterizedTest
    @EnumSource(Audience.class)
    void evidence_that_holds_holds_for_others(Audience audience) {
        byte[] archive = PACKING.pack(MINE, audience).bytes();
        assertThat(SecondJudge.objections(archive, Packing.keySet(Forgery.KEY))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forgery_is_one_for_others(String name) {
        Forgery forgery = Forgery.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(SecondJudge.objections(forgery.archive().get(), Packing.keySet(Forgery.KEY)))
                .isNotEmpty();
    }

    @Test
    void whoever_has_the_whole_item_can_open_every_value_of_the_copy() throws Exception {
        Archive exporters = PACKING.pack(MINE, Audience.EXPORTER);
        Archive buyers = PACKING.pack(MINE, Audience.BUYER);
        String name = buyers.names().stream()
                .filter(file -> file.startsWith("traces/"))
                .findFirst()
                .orElseThrow();
        byte[] body = exporters.file(name).orElseThrow();
        var copy = JSONObjectUtils.parse(buyers.text(name).orElseThrow());
        var whole = JSONObjectUtils.parse(exporters.text(name).orElseThrow());
        assertThat(SecondJudge.redacted(copy, "")).contains("/lines/*/determination", "/lines/*/fob", "/lines/*/basis");
        assertThat(SecondJudge.wrong(copy, whole, body)).isEmpty();
        body[body.length - 3] ^= 1;
        assertThat(SecondJudge.wrong(copy, whole, body)).isNotEmpty();
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.attestation.Jws;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

/** The code that an exporter prints, read back by a decoder that shares nothing with the encoder. */
class QrCodeTest {
    /** Pixels of a module's side. */
    private static final int MODULE = 4;

    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    private final Given given = new Given();
    private final OneCertificate one = new OneCertificate(
            given.certificates, given.ledger, given.profiles, URI.create("https://relay.example.org"));

    private HttpResponse qr(Certificate row) {
        return one.qr(ACME, Requests.of(row.id().value()));
    }

    private String link(Certificate row, int version) {
        String document = given.ledger
                .find(row.id(), Ledger.documentKey(version))
                .orElseThrow()
                .text();
        return "https://relay.example.org/verify/%s#%s"
                .formatted(row.id(), new Jws(document).identity().value());
    }

    private String verifyUrl(Certificate row) {
        return Requests.body(one.show(ACME, Requests.of(row.id().value()))).required("verifyUrl");
    }

    private static String decoded(String svg) throws ReaderException {
        Matcher side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        int width = Integer.parseInt(side.group(1)) * MODULE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        RUN.matcher(svg).results().forEach(run -> {
            int x = Integer.parseInt(run.group(1)) * MODULE;
            int y = Integer.parseInt(run.group(2)) * MODULE;
            int length = Integer.parseInt(run.group(3)) * MODULE;
            for (int row = y; row < y + MODULE; row++) {
                Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
            }
        });
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }

    @Test
    void it_holds_the_link_that_the_owner_is_shown() throws ReaderException {
        Certificate row = given.approved("EC-1");
        HttpResponse answer = qr(row);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "image/svg+xml")
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(decoded(answer.body())).isEqualTo(link(row, 1)).isEqualTo(verifyUrl(row));
    }

    @Test
    void of_a_corrected_certificate_it_leads_to_the_version_that_is_signed_now() throws ReaderException {
        Certificate row = given.approved("EC-1");
        given.registry.put(
                Given.ACCOUNT, "product#TABLE-01", JsonEdit.with(Orders.product(), "/description", "'Bamboo table'"));
        given.rebuild(row.id());
        given.settle(2);
        assertThat(decoded(qr(given.row(row.id())).body()))
                .isEqualTo(link(row, 2))
                .isNotEqualTo(link(row, 1));
    }

    @Test
    void before_there_is_a_document_there_is_no_code() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        HttpResponse answer = qr(row);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("no-document");
        assertThat(one.show(ACME, Requests.of(row.id().value())).body()).doesNotContain("verifyUrl");
    }

    @Test
    void another_accounts_is_not_there() {
        Certificate row = given.approved("EC-1");
        String never = CertificateId.of(Given.ACCOUNT, "shop", "never", 1).value();
        assertThat(one.qr(BETA, Requests.of(row.id().value())))
                .isEqualTo(one.qr(ACME, Requests.of(never)))
                .isEqualTo(one.qr(ACME, Requests.of("../" + row.id())));
    }

    @Test
    void a_code_that_is_damaged_too_much_is_not_read() throws ReaderException {
        String svg = QrSvg.of("https://relay.example.org/verify/x#y");
        assertThat(decoded(svg)).endsWith("/verify/x#y");
        assertThatThrownBy(() -> decoded(svg.replaceAll("M[0-9]+ ", "M9 "))).isInstanceOf(ReaderException.class);
    }
}

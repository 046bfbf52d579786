package org.ecorelay.attestation.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;

/** Credentials to sign: a small declaration of origin, and status lists. */
final class Documents {
    static final Instant AT = Instant.parse("2026-09-15T08:00:00Z");
    static final String ACME = "urn:eco-relay:exporter:acme";
    static final String ISSUER = ACME + ":maker";
    static final String OTHER = "urn:eco-relay:exporter:beta";
    static final String LIST = "urn:eco-relay:status-list:acme:1";

    private Documents() {}

    static Json.Obj declaration() {
        return (Json.Obj) JsonEdit.json("{'@context':['https://www.w3.org/ns/credentials/v2'],"
                + "'type':['VerifiableCredential','DeclarationOfOrigin'],"
                + "'id':'urn:eco-relay:vik4zfnpzqdzvre3inary343z2gvdiin.1',"
                + "'issuer':{'id':'" + ISSUER + "','name':'Shenzhen Home Co., Ltd \u6df1\u5733'},"
                + "'validFrom':'2026-09-01T08:00:00Z','validUntil':'2027-09-01T08:00:00Z',"
                + "'credentialSubject':{'certificateOfOrigin':{'isPreferential':true,"
                + "'supplyChainConsignment':{'exportCountry':{'code':'CN'},'importCountry':{'code':'VN'},"
                + "'includedConsignmentItems':[{'id':'1','tradeLineItems':[{'sequenceNumber':1,"
                + "'tradeProduct':{'id':'TABLE-01','description':'Dining table of bamboo'}}]}]}}}}");
    }

    /** The same with a place in a status list. */
    static Json.Obj listed(long index) {
        return JsonEdit.with(declaration(), "/credentialStatus", entry("revocation", LIST, Long.toString(index)));
    }

    static Json.Obj entry(String purpose, String list, String index) {
        return Json.object()
                .put("id", list + "#" + index)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", purpose)
                .put("statusListIndex", index)
                .put("statusListCredential", list)
                .build();
    }

    /** A list of {@value StatusList#MIN_BYTES} bytes, made at this time, in which these places are set. */
    static Json.Obj statusList(Instant from, int... set) {
        var bits = new byte[StatusList.MIN_BYTES];
        for (int place : set) {
            bits[place / 8] |= (byte) (0x80 >> place % 8);
        }
        return statusList(ACME, from, bits);
    }

    static Json.Obj statusList(String issuer, Instant from, byte[] bits) {
        return Json.object()
                .put("@context", Json.array(Stream.of(Json.text("https://www.w3.org/ns/credentials/v2"))))
                .put("id", LIST)
                .put(
                        "type",
                        Json.array(Stream.of(
                                Json.text("VerifiableCredential"), Json.text("BitstringStatusListCredential"))))
                .put("issuer", issuer)
                .put("validFrom", from.toString())
                .put("validUntil", from.plusSeconds(7 * 86_400).toString())
                .put(
                        "credentialSubject",
                        Json.object()
                                .put("id", LIST + "#list")
                                .put("type", "BitstringStatusList")
                                .put("statusPurpose", "revocation")
                                .put("encodedList", "u" + Base64Url.encode(packed(bits)))
                                .build())
                .build();
    }

    static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}

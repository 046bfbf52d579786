package org.ecorelay.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.ArchiveReader;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Sums;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceVerbTest {
    private static final Path EVIDENCE =
            Path.of("../functions/core/src/test/resources/org/ecorelay/certificate/evidence");
    private static final Optional<Path> KEYS = Optional.of(EVIDENCE.resolve("keys.json"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Verdict verify(Path file, Optional<Path> keys, Optional<Sha256> newest, boolean json)
            throws IOException, VerifyVerb.Unusable {
        var at = Instant.parse("2026-11-27T00:00:00Z");
        return new EvidenceVerb(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(new EvidenceVerb.Question(file, keys, newest, at, json));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exporter", "buyer"})
    void evidence_that_holds_is_valid_and_every_examination_is_printed(String audience) throws Exception {
        assertThat(verify(EVIDENCE.resolve(audience + ".zip"), KEYS, Optional.empty(), false))
                .isEqualTo(Verdict.VALID);
        assertThat(printed())
                .contains("for the " + audience, "✓ archive", "✓ contents", "✓ documents", "✓ history", "✓ links")
                .contains("✓ exchanges", "✓ copies", "✓ state", "✓ standing", "✓ attested", "✓ keys")
                .contains("made anew as a whole around the signed documents, would not be noticed", "--newest")
                .contains("and a mode that no document denies are the archive's own words")
                .contains("VALID at 2026-11-27T00:00:00Z", "customs authority");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void without_keys_it_is_unknown_and_says_that_the_keys_are_a_claim() throws Exception {
        assertThat(verify(EVIDENCE.resolve("buyer.zip"), Optional.empty(), Optional.empty(), false))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(printed()).contains("? keys", "own claim", "UNKNOWN at");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--keys");
    }

    @Test
    void the_first_broken_link_is_named_by_file_and_reason() throws Exception {
        byte[] bytes = Files.readAllBytes(EVIDENCE.resolve("exporter.zip"));
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[latin.indexOf("certificate.approved.v1")] ^= 1;
        Path changed = Files.write(folder.resolve("changed.zip"), bytes);
        assertThat(verify(changed, KEYS, Optional.empty(), false)).isEqualTo(Verdict.INVALID);
        assertThat(printed()).contains("first broken link: events/00000", "[FILE_CHANGED 714]", "INVALID at", "– keys");
    }

    @Test
    void a_file_that_nothing_rests_on_is_named_and_nothing_is_valid_then() throws Exception {
        Path put = Files.write(
                folder.resolve("put.zip"), withFindings(Files.readAllBytes(EVIDENCE.resolve("exporter.zip"))));
        assertThat(verify(put, KEYS, Optional.empty(), false)).isEqualTo(Verdict.UNKNOWN);
        assertThat(printed())
                .contains("? attested", "✓ keys", "doubt: findings/", "[NOT_ATTESTED 760]", "UNKNOWN at")
                .doesNotContain("first broken link");
    }

    /** The archive with one file more, under the name and in the manifest as it must be. */
    private static byte[] withFindings(byte[] archive) {
        Archive whole = ((ArchiveReader.Reading.Read) ArchiveReader.read(archive)).archive();
        var files = new HashMap<String, byte[]>();
        whole.names().forEach(name -> files.put(name, whole.file(name).orElseThrow()));
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Manifest manifest = Manifest.read(files.get(Manifest.NAME)).orElseThrow();
        var items = new ArrayList<>(manifest.items());
        String file = "findings/%s.json".formatted(Sha256.of(body));
        items.add(new Manifest.Item(
                "findings",
                Optional.of(file),
                Optional.of("findings#" + Sha256.of(body)),
                Manifest.Form.COMPLETE,
                Sha256.of(body),
                Optional.empty()));
        files.put(file, body);
        files.put(Manifest.NAME, new Manifest(manifest.audience(), manifest.certificate(), items).bytes());
        files.put(Sums.NAME, Sums.of(files));
        return new Archive(files).bytes();
    }

    @Test
    void another_newest_event_breaks_it() throws Exception {
        Verdict found = verify(EVIDENCE.resolve("exporter.zip"), KEYS, Optional.of(Sha256.of("x")), true);
        assertThat(found).isEqualTo(Verdict.INVALID);
        Json.Obj json = JsonReader.readOwn(printed());
        assertThat(json.object("broken").required("code")).isEqualTo("NEWEST_DIFFERS");
        assertThat(json.required("overall")).isEqualTo("invalid");
    }

    @Test
    void a_name_that_a_terminal_would_obey_is_not_printed() throws Exception {
        byte[] bytes = Files.readAllBytes(EVIDENCE.resolve("buyer.zip"));
        bytes[30] = 27;
        Path hostile = Files.write(folder.resolve("hostile.zip"), bytes);
        assertThat(verify(hostile, KEYS, Optional.empty(), false)).isEqualTo(Verdict.INVALID);
        assertThat(printed()).contains("?EADME.txt", "[FILE_NAME_REFUSED 706]").doesNotContain("\u001b");
    }

    @Test
    void what_is_no_evidence_is_invalid_and_what_is_too_large_is_not_read() throws Exception {
        Path text = Files.writeString(folder.resolve("a.zip"), "hello");
        assertThat(verify(text, KEYS, Optional.empty(), false)).isEqualTo(Verdict.INVALID);
        assertThat(printed()).contains("the archive:", "[NOT_AN_ARCHIVE 701]");
        Path large = Files.write(folder.resolve("large.zip"), new byte[16 * 1024 * 1024 + 1]);
        assertThatThrownBy(() -> verify(large, KEYS, Optional.empty(), false))
                .isInstanceOf(VerifyVerb.Unusable.class)
                .hasMessageContaining("no evidence has");
        assertThatThrownBy(() -> verify(text, Optional.of(text), Optional.empty(), false))
                .isInstanceOf(VerifyVerb.Unusable.class)
                .hasMessageContaining("no key set");
    }
}

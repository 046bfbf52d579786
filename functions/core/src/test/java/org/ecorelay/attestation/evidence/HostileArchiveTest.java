package org.ecorelay.attestation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ecorelay.attestation.evidence.ArchiveReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ZIP files that do harm elsewhere, each with the code that it must give and the file that it must name. */
class HostileArchiveTest {
    private static final byte[] GOOD = archive(Map.of("a.txt", "one", "events/000001.json", "{}", "b.txt", "two"));
    private static final Map<String, Hostile> HOSTILE = new LinkedHashMap<>();

    private record Hostile(byte[] bytes, EvidenceCode code, String file) {}

    private static byte[] archive(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return ZipForm.write(files);
    }

    /** As the JDK writes it. */
    private static byte[] zip(int method, String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                put(zip, method, name, name.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, int method, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(content);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 500; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Stream.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] changed(int place, int to) {
        byte[] copy = GOOD.clone();
        copy[place] = (byte) to;
        return copy;
    }

    private static byte[] head(int bytes) {
        return Arrays.copyOf(GOOD, bytes);
    }

    private static byte[] local(String name) {
        byte[] one = archive(Map.of(name, "x"));
        return Arrays.copyOf(one, ZipForm.FILE_HEADER_BYTES + name.length() + 1);
    }

    private static void hostile(String name, byte[] bytes, EvidenceCode code, String file) {
        HOSTILE.put(name, new Hostile(bytes, code, file));
    }

    static {
        hostile("nothing", new byte[0], EvidenceCode.NOT_AN_ARCHIVE, "");
        hostile("no-zip", "PDF".getBytes(StandardCharsets.US_ASCII), EvidenceCode.NOT_AN_ARCHIVE, "");
        hostile("something-before-it", joined(new byte[] {1}, GOOD), EvidenceCode.NOT_AN_ARCHIVE, "");
        hostile("truncated-in-a-header", head(10), EvidenceCode.ARCHIVE_TRUNCATED, "");
        hostile("truncated-in-a-name", head(32), EvidenceCode.ARCHIVE_TRUNCATED, "");
        hostile("truncated-in-a-file", head(37), EvidenceCode.ARCHIVE_TRUNCATED, "a.txt");
        hostile("truncated-in-the-directory", head(GOOD.length - 40), EvidenceCode.ARCHIVE_TRUNCATED, "");
        hostile("truncated-at-the-end", head(GOOD.length - 1), EvidenceCode.ARCHIVE_TRUNCATED, "");
        hostile("something-after-it", joined(GOOD, new byte[] {1}), EvidenceCode.ARCHIVE_NOT_CANONICAL, "");
        hostile("twice", joined(GOOD, GOOD), EvidenceCode.ARCHIVE_NOT_CANONICAL, "");
        hostile("directory-that-lies", changed(GOOD.length - 26, 'x'), EvidenceCode.ARCHIVE_NOT_CANONICAL, "");
        hostile("with-a-time", changed(10, 1), EvidenceCode.ARCHIVE_NOT_CANONICAL, "");
        hostile(
                "with-a-comment",
                joined(changed(GOOD.length - 2, 2), new byte[] {'h', 'i'}),
                EvidenceCode.ARCHIVE_NOT_CANONICAL,
                "");
        hostile("as-the-jdk-writes-it", zip(ZipEntry.STORED, "a.txt"), EvidenceCode.FILE_PACKED, "a.txt");
        hostile("packed", zip(ZipEntry.DEFLATED, "a.txt"), EvidenceCode.FILE_PACKED, "a.txt");
        hostile("zip-bomb", bomb(), EvidenceCode.FILE_PACKED, "a.txt");
        hostile("encrypted", changed(6, 1), EvidenceCode.FILE_PACKED, "a.txt");
        hostile("longer-than-it-is", changed(20, 1), EvidenceCode.FILE_PACKED, "a.txt");
        hostile("changed", changed(36, 'X'), EvidenceCode.FILE_CHANGED, "a.txt");
        for (String name :
                new String[] {"../../etc/passwd", "/etc/passwd", "C:x", "a\\b", "a/b/c", "..", "a/..", "A/b", "é"}) {
            hostile("named " + name, zip(ZipEntry.STORED, name), EvidenceCode.FILE_NAME_REFUSED, latin(name));
        }
        hostile(
                "named-too-long",
                zip(ZipEntry.STORED, "n".repeat(5_000)),
                EvidenceCode.FILE_NAME_REFUSED,
                "n".repeat(100));
        hostile("two-of-one-name", joined(local("a.txt"), local("a.txt")), EvidenceCode.FILE_TWICE, "a.txt");
        hostile("out-of-order", joined(local("b.txt"), local("a.txt")), EvidenceCode.FILES_OUT_OF_ORDER, "a.txt");
        hostile("too-large", new byte[Archive.MAX_BYTES + 1], EvidenceCode.ARCHIVE_TOO_LARGE, "");
        hostile("ten-thousand-files", many(10_000), EvidenceCode.TOO_MANY_FILES, "f05000");
    }

    private static String latin(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] many(int files) {
        var all = new TreeMap<String, byte[]>();
        for (int i = 0; i < files; i++) {
            all.put("f%05d".formatted(i), new byte[] {1});
        }
        return ZipForm.write(all);
    }

    static Stream<String> names() {
        return HOSTILE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void it_is_refused(String name) {
        Hostile hostile = HOSTILE.get(name);
        Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ArchiveReader.read(hostile.bytes()));
        assertThat(reading).isEqualTo(new Reading.Refused(hostile.code(), hostile.file()));
    }

    @Test
    void every_code_of_the_form_is_given() {
        assertThat(HOSTILE.values().stream().map(Hostile::code))
                .contains(Stream.of(EvidenceCode.values())
                        .filter(code -> code.number() < EvidenceCode.MANIFEST_MISSING.number())
                        .toArray(EvidenceCode[]::new));
    }

    @Test
    void what_is_written_is_read() {
        assertThat(ArchiveReader.read(GOOD)).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.archive().names()).containsExactly("a.txt", "b.txt", "events/000001.json");
            assertThat(read.archive().text("b.txt")).contains("two");
            assertThat(read.archive().bytes()).isEqualTo(GOOD);
        });
        assertThat(ArchiveReader.read(archive(Map.of()))).isInstanceOf(Reading.Read.class);
        assertThat(ArchiveReader.read(many(Archive.MAX_FILES))).isInstanceOf(Reading.Read.class);
    }

    @Test
    void the_jdk_reads_the_same() throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(GOOD))) {
            for (String name : new String[] {"a.txt", "b.txt", "events/000001.json"}) {
                assertThat(zip.getNextEntry().getName()).isEqualTo(name);
                assertThat(zip.readAllBytes()).isNotEmpty();
            }
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void no_bit_of_it_may_be_another() {
        for (int place = 0; place < GOOD.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] copy = GOOD.clone();
                copy[place] ^= (byte) (1 << bit);
                assertThat(ArchiveReader.read(copy))
                        .as("byte %d, bit %d", place, bit)
                        .isInstanceOf(Reading.Refused.class);
            }
        }
    }

    @Test
    void no_byte_may_be_missing_or_more() {
        for (int length = 0; length < GOOD.length; length++) {
            assertThat(ArchiveReader.read(head(length))).isInstanceOf(Reading.Refused.class);
            byte[] longer = joined(head(length), new byte[] {0}, Arrays.copyOfRange(GOOD, length, GOOD.length));
            assertThat(ArchiveReader.read(longer)).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void noise_is_refused_and_nothing_is_thrown() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] copy = GOOD.clone();
            for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            }
            Reading reading = ArchiveReader.read(copy);
            assertThat(reading instanceof Reading.Read).isEqualTo(Arrays.equals(copy, GOOD));
        }
    }

    @Test
    void an_archive_takes_no_other_names_and_not_more_than_it_can_hold() {
        for (String name : new String[] {"", "../x", "a b", "x/", ".x", "A/b"}) {
            assertThat(catchThrowable(() -> new Archive(Map.of(name, new byte[0]))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(catchThrowable(() -> new Archive(Map.of("x", new byte[Archive.MAX_BYTES]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most");
    }
}

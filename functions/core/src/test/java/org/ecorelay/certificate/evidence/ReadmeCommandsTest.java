package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.ecorelay.certificate.evidence.Forgery.MINE;
import static org.ecorelay.certificate.evidence.Forgery.PACKING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.evidence.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, as they stand in it, where there are the tools for them; {@link SecondJudgeTest} needs none. */
class ReadmeCommandsTest {
    private static final List<String> TOOLS = List.of("bash", "unzip", "sha256sum", "openssl", "basenc", "xxd", "sed");
    private static final Pattern COMMAND = Pattern.compile(" {6,}((sha256sum|openssl|cut|sig=|printf|sed -E).*)");

    private final Archive archive = PACKING.pack(MINE, Audience.EXPORTER);

    @TempDir
    private Path folder;

    private record Ran(int code, String said) {}

    private Ran run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile("readme", ".txt");
        Process process = new ProcessBuilder("bash", "-c", "set -e -o pipefail\n" + script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var ran = new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        Files.delete(output);
        return ran;
    }

    @BeforeEach
    void unpack() throws Exception {
        assumeThat(TOOLS).allMatch(ReadmeCommandsTest::isThere);
        Files.write(folder.resolve("evidence.zip"), archive.bytes());
        Ran ran = run("unzip -q evidence.zip && rm evidence.zip");
        assertThat(ran.said()).isEmpty();
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(Forgery.KEY.publicKey().getEncoded());
        Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(key));
    }

    private static boolean isThere(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }

    private static String commands(String readme) {
        return readme.lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .collect(Collectors.joining("\n"))
                .replace("-binary FILE", "-binary events/000001.json")
                .replace("-binary 文件", "-binary events/000001.json");
    }

    private String said(String readme) throws Exception {
        Ran ran = run(commands(archive.text(readme).orElseThrow()));
        assertThat(ran.code()).as(ran.said()).isZero();
        return ran.said();
    }

    @Test
    void they_check_files_links_and_signature() throws Exception {
        String said = said("README.txt");
        Event second = Event.parse(archive.text("events/000002.json").orElseThrow());
        var document = new Jws(archive.text("documents/000001.jwt").orElseThrow());
        assertThat(said)
                .contains("manifest.json: OK", "documents/000001.jwt: OK", "Verified OK")
                .contains(String.valueOf(second.previous()))
                .contains(document.identity().value());
        assertThat(second.rests()).contains(document.identity());
    }

    @Test
    void those_of_the_chinese_one_say_the_same() throws Exception {
        assertThat(said("README.zh.txt")).contains("manifest.json: OK");
    }

    @Test
    void they_notice_a_changed_document() throws Exception {
        Path document = folder.resolve("documents/000001.jwt");
        String text = Files.readString(document);
        Files.writeString(document, text.replaceFirst("\\.e", ".f"));
        String commands = commands(archive.text("README.txt").orElseThrow());
        assertThat(run(commands).said()).contains("documents/000001.jwt: FAILED");
        Ran signature = run(
                commands.lines().filter(line -> !line.startsWith("sha256sum")).collect(Collectors.joining("\n")));
        assertThat(signature.code()).isNotZero();
        assertThat(signature.said()).contains("Verification failure");
    }
}

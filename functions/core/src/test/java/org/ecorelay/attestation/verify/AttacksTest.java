package org.ecorelay.attestation.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks that must fail, each a file with the code that it must give. {@code -Dattacks.update=true} makes them anew. */
class AttacksTest {
    /** Codes that no document alone can provoke: {@link VerifyDocumentTest} has them. */
    private static final Set<AnswerCode> WITHOUT_A_FILE = Set.of(
            AnswerCode.NO_KEY_SET,
            AnswerCode.NO_SUCH_KEY,
            AnswerCode.ISSUER_CONFIRMED,
            AnswerCode.ISSUER_UNCHECKED,
            AnswerCode.ISSUER_NOT_EXAMINED,
            AnswerCode.SUSPENDED,
            AnswerCode.STATUS_UNREACHABLE,
            AnswerCode.STATUS_UNCHECKED,
            AnswerCode.NO_STATUS_ENTRY,
            AnswerCode.STATUS_NOT_EXAMINED,
            AnswerCode.WITHIN_VALIDITY,
            AnswerCode.VALIDITY_UNCHECKED,
            AnswerCode.VALIDITY_NOT_EXAMINED,
            AnswerCode.NOT_REPLACED,
            AnswerCode.REPLACED,
            AnswerCode.NOT_IN_REGISTER,
            AnswerCode.REPLACEMENT_UNREACHABLE,
            AnswerCode.REPLACEMENT_NOT_ASKED,
            AnswerCode.REPLACEMENT_NOT_EXAMINED);

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("attacks.update")) {
            Fixtures.write(Fixtures.FOLDER);
        }
    }

    static Stream<String> documents() {
        return lines("document");
    }

    static Stream<String> events() {
        return lines("events");
    }

    private static Stream<String> lines(String member) {
        return Fixtures.manifest(Fixtures.FOLDER).stream()
                .filter(line -> line.text(member).isPresent())
                .map(line -> line.required("name"));
    }

    private static Json.Obj line(String name) {
        return Fixtures.manifest(Fixtures.FOLDER).stream()
                .filter(line -> line.required("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_gets_its_answer(String name) {
        Json.Obj line = line(name);
        String document = Fixtures.document(line);
        Means means = Fixtures.means(line);

        Verification found =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> VerifyDocument.verify(document, means));

        assertThat(found.overall().word()).as(line.required("why")).isEqualTo(line.required("overall"));
        var code = AnswerCode.valueOf(line.required("code"));
        assertThat(found.answers()).extracting(Answer::code).contains(code);
        found.answers().stream()
                .filter(answer -> answer.verdict() == Verdict.INVALID)
                .forEach(answer -> assertThat(answer.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_history_is_broken_where_it_is_said_to_be(String name) {
        Json.Obj line = line(name);
        EventChain chain =
                EventForgery.read(JsonReader.readOwn(Fixtures.text(Fixtures.FOLDER, line.required("events"))));

        EventChain.Outcome found = chain.examine();

        assertThat(found)
                .as(line.required("why"))
                .isEqualTo(
                        line.required("code").isEmpty()
                                ? new EventChain.Outcome.Intact(
                                        4, chain.newest().orElseThrow())
                                : new EventChain.Outcome.Broken(
                                        line.requiredInt("place"), ChainCode.valueOf(line.required("code"))));
    }

    @Test
    void every_file_is_read_by_a_test_and_every_code_is_given_by_a_file() {
        assertThat(Fixtures.unread(Fixtures.FOLDER)).isEmpty();
        List<String> codes = Fixtures.manifest(Fixtures.FOLDER).stream()
                .map(line -> line.required("code"))
                .toList();
        var never = new TreeSet<>(Set.of(AnswerCode.values()));
        never.removeIf(code -> codes.contains(code.name()));
        assertThat(never).containsExactlyInAnyOrderElementsOf(WITHOUT_A_FILE);
        assertThat(codes).contains(Stream.of(ChainCode.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void a_file_that_no_test_reads_is_found(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(Fixtures.MANIFEST), "[{\"name\":\"a\",\"document\":\"a.jws\"}]");
        Files.writeString(folder.resolve("a.jws"), "");
        Files.writeString(folder.resolve("forgotten.jws"), "");
        assertThat(Fixtures.unread(folder)).containsExactly("forgotten.jws");
    }

    @Test
    void numbers_are_given_once() {
        assertThat(Stream.concat(
                                Stream.of(AnswerCode.values()).map(AnswerCode::number),
                                Stream.of(ChainCode.values()).map(ChainCode::number))
                        .collect(Collectors.toList()))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_attack_that_is_too_large_costs_nothing() {
        String document = Fixtures.document(line("ten-megabytes"));
        Means means = Fixtures.means(line("ten-megabytes"));
        // Thousands of looks at 10 MB would take minutes if anything of it were decoded.
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100_000; i++) {
                assertThat(VerifyDocument.verify(document, means).integrity().code())
                        .isEqualTo(AnswerCode.TOO_LARGE);
            }
        });
    }
}

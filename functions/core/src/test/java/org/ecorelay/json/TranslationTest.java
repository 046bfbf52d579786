package org.ecorelay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecorelay.finding.Reasons;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.fixture.Orders;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.OrderReading;
import org.ecorelay.origin.ProductProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a field, and why goods do not originate, is said in both languages: a build with a text missing does not pass. */
class TranslationTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    private static Map<String, String> problems(String language) {
        return Translation.bundle(FieldProblem.class, "problems" + language + ".properties");
    }

    private static Map<String, String> reasons(String language) {
        return Translation.bundle(Reasons.class, "reasons" + language + ".properties");
    }

    /** What is wrong with two bundles: a key in one alone, other placeholders, a text in the other language, a text that says nothing. */
    private static List<String> wrong(Map<String, String> english, Map<String, String> chinese) {
        var wrong = new ArrayList<String>();
        var keys = new TreeMap<>(english);
        keys.putAll(chinese);
        keys.keySet().forEach(key -> {
            String one = english.getOrDefault(key, "");
            String other = chinese.getOrDefault(key, "");
            boolean languages = !one.isBlank()
                    && !HAN.matcher(one).find()
                    && (HAN.matcher(other).find() || other.equals(one));
            if (!languages || !placeholders(one).equals(placeholders(other))) {
                wrong.add(key);
            }
        });
        return wrong;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void both_bundles_say_the_same() {
        assertThat(wrong(problems(""), problems("_zh"))).isEmpty();
        assertThat(wrong(reasons(""), reasons("_zh"))).isEmpty();
    }

    /** Negative controls: each of these is seen to fail. */
    @Test
    void every_way_to_break_a_bundle_is_seen() {
        assertThat(wrong(Map.of("A", "is {0}"), Map.of())).containsExactly("A");
        assertThat(wrong(Map.of(), Map.of("A", "是 {0}"))).containsExactly("A");
        assertThat(wrong(Map.of("A", "is {0}"), Map.of("A", "是 {1}"))).containsExactly("A");
        assertThat(wrong(Map.of("A", "is"), Map.of("A", "to be"))).containsExactly("A");
        assertThat(wrong(Map.of("A", "是"), Map.of("A", "是"))).containsExactly("A");
        assertThat(wrong(Map.of("A", " "), Map.of("A", "是"))).containsExactly("A");
        assertThatIllegalStateException().isThrownBy(() -> Translation.of(Map.of("A", "is"), Map.of("B", "是")));
    }

    @Test
    void every_problem_and_every_reason_that_the_sources_name_has_a_text() throws IOException {
        List<String> named = SaidInSources.problems();
        assertThat(named)
                .hasSizeGreaterThan(40)
                .contains("is required", "must be an array", "must be one line of text");
        assertThat(named)
                .allSatisfy(message -> assertThat(new FieldProblem(FieldProblem.Code.FIELD_TYPE, "", message).chinese())
                        .as(message)
                        .isPresent());
        List<String> reasons = SaidInSources.reasons();
        assertThat(reasons).hasSizeGreaterThan(4).contains("No chemical reaction took place.");
        assertThat(reasons)
                .allSatisfy(
                        reason -> assertThat(Reasons.chinese(reason)).as(reason).isPresent());
        assertThat(new FieldProblem(FieldProblem.Code.FIELD_TYPE, "", "has a bad character").chinese())
                .isEmpty();
    }

    @Test
    void whatever_is_wrong_with_an_order_or_a_product_is_said_in_chinese() {
        var random = new Random(9403);
        var mutations = new Mutations(random);
        var all = new ArrayList<FieldProblem>();
        for (int i = 0; i < 2_000; i++) {
            if (OrderFields.read(mutations.of(Orders.full("EC-1"))) instanceof OrderReading.Invalid(var wrong)) {
                all.addAll(wrong);
            }
            if (ProductProfile.read(mutations.of(Orders.fullProduct()))
                    instanceof ProductProfile.Reading.Invalid(var wrong)) {
                all.addAll(wrong);
            }
        }
        assertThat(all).hasSizeGreaterThan(1_000);
        assertThat(all).allSatisfy(problem -> {
            assertThat(problem.chinese()).as(problem.message()).isPresent();
            assertThat(problem.json().object("zh").required("message")).containsPattern(HAN);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "must be 1 to 500 | 必须在 1 至 500 之间",
                "must be one of a, b | 必须是以下之一：a, b",
                "one of a, b | 以下之一：a, b",
                "must be an ISO 4217 code of a currency in use: write CNY | 必须是现行货币的 ISO 4217 代码：请写 CNY",
                "must be a day like 2026-09-01 | 必须是日期，例如 2026-09-01",
                "must be one of {0} $1 \\\\ | 必须是以下之一：{0} $1 \\\\"
            },
            quoteCharacter = '\u0001')
    void a_sentence_is_found_by_its_words_and_keeps_its_arguments(String english, String chinese) {
        assertThat(new FieldProblem(FieldProblem.Code.FIELD_TYPE, "", english).chinese())
                .contains(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RVC is 39.99 %, needs 40 %. | 区域价值成分为 39.99 %，需达到 40 %。",
                "Replace 0.01 USD of material legs by originating material. | 请以原产材料替换材料 legs 中的 0.01 USD。",
                "Replace 0.01 USD of material a/b, all of material c by originating material. | 请以原产材料替换材料 a/b 中的 0.01 USD、全部材料 c。",
                "Replace all of material x, y by originating material. | 请以原产材料替换全部材料 x, y。",
                "None of the 2 lines originates. Product A: No chemical reaction took place. | 2 行货物均不具备原产资格。产品 A：未发生化学反应。",
                "Replace all of material x by originating material. Amounts are for all 2 PCS of the line. | 请以原产材料替换全部材料 x。金额对应该行全部 2 PCS。"
            })
    void why_goods_do_not_originate_is_said_with_its_figures(String english, String chinese) {
        assertThat(Reasons.chinese(english)).contains(chinese);
    }

    @Test
    void a_hostile_sentence_costs_nothing() {
        String hostile = "Replace " + "a ".repeat(Translation.MAX_LENGTH / 2 - 100) + ", b by originating material.";
        assertThat(Reasons.chinese(hostile)).isPresent();
        assertThat(Reasons.chinese("Replace " + "a ".repeat(100_000) + "by originating material."))
                .isEmpty();
    }

    /** A row keeps the beginning of a long sentence; half of one is not translated. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RVC is 39.99 %, needs 40 ",
                "Replace 0.01 USD of material legs by orig…",
                "0.01 USD of material legs",
                "",
                "Anything else."
            })
    void what_is_no_whole_sentence_stays_as_it_is(String text) {
        assertThat(Reasons.chinese(text)).isEmpty();
    }
}

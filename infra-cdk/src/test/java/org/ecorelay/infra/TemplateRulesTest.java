package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TemplateRulesTest {
    static final List<Rule> RULES = Stream.of(
                    FunctionRules.ALL,
                    EnvironmentRules.ALL,
                    ScheduleRules.ALL,
                    QueueRules.ALL,
                    MappingRules.ALL,
                    TableRules.ALL,
                    RoleRules.ALL,
                    MailRules.SES,
                    ApiRules.ALL,
                    OperationRules.ALL,
                    ShapeRules.ALL)
            .flatMap(List::stream)
            .toList();

    @BeforeAll
    static void node_is_installed() {
        Synthesized.requireNode();
    }

    @TestFactory
    Stream<DynamicTest> the_template_keeps_the_rule_that() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.sentence(),
                        () -> assertThat(rule.check().apply(Synthesized.template()))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_damaged_template_breaks_the_rule_that() {
        return RULES.stream()
                .flatMap(rule -> rule.damages().stream()
                        .map(damage -> DynamicTest.dynamicTest(
                                rule.sentence() + " (" + damage.reported() + ")", () -> reports(rule, damage))));
    }

    @Test
    void every_rule_has_a_negative_control() {
        assertThat(RULES)
                .hasSizeGreaterThanOrEqualTo(25)
                .allSatisfy(
                        rule -> assertThat(rule.damages()).as(rule.sentence()).isNotEmpty());
    }

    private static void reports(Rule rule, Rule.Damage damage) {
        var damaged = Synthesized.template();
        damage.change().accept(damaged);
        assertThat(rule.check().apply(damaged))
                .anySatisfy(violation -> assertThat(violation).contains(damage.reported()));
    }
}

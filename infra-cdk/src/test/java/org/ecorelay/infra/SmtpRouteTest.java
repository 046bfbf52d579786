package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack of an operator who mails by SMTP. */
class SmtpRouteTest {
    private static final Map<String, Object> CONTEXT = Map.of("mail", "smtp", "smtpHost", "smtp.example.com");

    /** What is said of SES in these rules holds for the other route alone. */
    private static final List<String> SES_RULES = List.of(
            "a function has the variables of its contract and no others",
            "breaker, stuck rows, unknown words, quotas and bounces have alarms",
            "bounces and complaints are counted");

    @TempDir
    static Path output;

    private static ObjectNode root;

    @BeforeAll
    static void synthesized() {
        Synthesized.requireNode();
        root = Synthesized.synthesize(output.toString(), CONTEXT);
    }

    private static Template template() {
        return new Template(root.deepCopy());
    }

    @TestFactory
    Stream<DynamicTest> it_keeps_the_rule_that() {
        return MailRules.SMTP.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.sentence(),
                        () -> assertThat(rule.check().apply(template())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_damaged_template_breaks_the_rule_that() {
        return MailRules.SMTP.stream()
                .flatMap(rule -> rule.damages().stream()
                        .map(damage -> DynamicTest.dynamicTest(rule.sentence() + " (" + damage.reported() + ")", () -> {
                            var damaged = template();
                            damage.change().accept(damaged);
                            assertThat(rule.check().apply(damaged))
                                    .anySatisfy(
                                            violation -> assertThat(violation).contains(damage.reported()));
                        })));
    }

    @Test
    void all_other_rules_hold_as_they_do_with_ses() {
        var broken = TemplateRulesTest.RULES.stream()
                .filter(rule -> !MailRules.SES.contains(rule))
                .filter(rule -> !rule.check().apply(template()).isEmpty())
                .map(Rule::sentence);
        assertThat(broken).containsExactlyInAnyOrderElementsOf(SES_RULES);
    }

    @Test
    void nothing_else_differs_from_the_stack_that_mails_by_ses() {
        var ses = ids(Synthesized.template());
        var smtp = ids(template());
        var gone = new TreeSet<>(ses);
        gone.removeAll(smtp);
        var added = new TreeSet<>(smtp);
        added.removeAll(ses);
        assertThat(gone)
                .containsExactly(
                        "AlarmBounces", "AlarmComplaints", "NoticesDelivery", "NoticesFailures", "NoticesSender");
        assertThat(added).containsExactly("NoticesSmtpSecret");
        assertThat(template().properties("NoticesSmtpSecret").path("Name").asText())
                .isEqualTo("eco/dev/smtp");
    }

    private static TreeSet<String> ids(Template template) {
        var ids = new TreeSet<String>();
        template.root().path("Resources").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    mail     | pigeon              | mail is ses or smtp
                    smtpHost | -                   | mail=smtp needs smtpHost
                    smtpHost | 192.0.2.1           | smtpHost is the mail server's name
                    smtpHost | a.example b.example | smtpHost is the mail server's name
                    smtpHost | localhost           | smtpHost is the mail server's name
                    smtpPort | 25                  | smtpPort 25 is closed for Lambda functions
                    smtpPort | 70000               | smtpPort is a port
                    smtpPort | smtp                | smtpPort is a port
                    smtpTls  | none                | smtpTls is starttls or implicit
                    mail     | ses                 | smtpHost means nothing without mail=smtp
                    mail     | -                   | smtpHost means nothing without mail=smtp
                    """)
    void a_choice_that_cannot_be_meant_is_refused_with_what_to_write(String key, String value, String sentence) {
        var context = new HashMap<>(CONTEXT);
        context.remove(key);
        if (value != null) {
            context.put(key, value);
        }
        var node = EcoRelayApp.into("target/cdk.none", context).getNode();
        assertThatThrownBy(() -> Deployment.of(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}

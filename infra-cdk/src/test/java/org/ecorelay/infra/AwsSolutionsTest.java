package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;

/** The rules of cdk-nag's pack AwsSolutions, over the stack of prod: none is broken but by choice, and every choice has its reason. */
class AwsSolutionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A rule that is broken by choice.
     *
     * @param rule as cdk-nag calls it
     * @param resources a pattern of the construct paths that may break it
     * @param reason why
     */
    private record Choice(String rule, String resources, String reason) {
        boolean covers(String finding) {
            return finding.matches(rule + " eco-relay/" + resources);
        }
    }

    private static final List<Choice> CHOICES = List.of(
            new Choice(
                    "AwsSolutions-APIG4",
                    "Api/.+",
                    "Keys are checked in the function (HttpApi.Routes): an authorizer would add a call to each request and"
                            + " could not tell whose row it is; some routes are for anybody by design"),
            new Choice(
                    "AwsSolutions-IAM5",
                    "(Intake|Builder|Submitter|Poller|Status|Document)/Role/Resource",
                    "X-Ray knows no resources; exporters' secrets and accounts' topics are made at run time under one prefix;"
                            + " RoleRules allows these patterns and no others"),
            new Choice(
                    "AwsSolutions-IAM5",
                    "Archive/Role/Resource",
                    "An export chooses its object names below AWSDynamoDB/ itself"),
            new Choice(
                    "AwsSolutions-SMG4",
                    "Platform/(RelaySecret|Secret.+)",
                    "Credentials of the platform are given by its operator: nobody here can rotate them"),
            new Choice(
                    "AwsSolutions-SMG4",
                    "Service/Secret",
                    "Rotation is the operator's choice (context rotation): links in mails that were sent must go on working"),
            new Choice(
                    "AwsSolutions-S1",
                    "Archive/Bucket/Resource",
                    "Nothing reads the archive but an auditor; object-level events belong into the account's CloudTrail"));

    @BeforeAll
    static void node_is_installed() {
        Synthesized.requireNode();
    }

    @Test
    void every_finding_is_a_choice_every_choice_is_needed_and_a_bad_stack_is_found(@TempDir Path output)
            throws IOException {
        List<String> broken = broken(output, Map.of("stage", "prod"));
        assertThat(broken)
                .filteredOn(finding -> CHOICES.stream().noneMatch(choice -> choice.covers(finding)))
                .isEmpty();
        assertThat(CHOICES)
                .filteredOn(choice -> broken.stream().noneMatch(choice::covers))
                .as("choices that nothing needs any more")
                .isEmpty();
        assertThat(CHOICES).allSatisfy(choice -> assertThat(choice.reason()).hasSizeGreaterThan(20));
        assertThat(report(output, "careless"))
                .containsEntry("AwsSolutions-SQS3 careless/Open/Resource", "Non-Compliant");
    }

    @Test
    void a_mail_server_adds_one_choice(@TempDir Path output) throws IOException {
        var smtp = Map.<String, Object>of("stage", "prod", "mail", "smtp", "smtpHost", "smtp.example.com");
        assertThat(broken(output, smtp))
                .filteredOn(finding -> CHOICES.stream().noneMatch(choice -> choice.covers(finding)))
                .as("Its operator gives the credential: nobody here can rotate it")
                .containsExactly("AwsSolutions-SMG4 eco-relay/Notices/SmtpSecret");
    }

    /** What the stack breaks, {@code rule resource}, and a careless one beside it. */
    private static List<String> broken(Path output, Map<String, Object> context) throws IOException {
        App app = EcoRelayApp.into(output.toString(), context);
        new EcoRelayStack(app, Deployment.of(app.getNode()));
        Queue.Builder.create(new Stack(app, "careless"), "Open").build();
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .reports(true)
                        .reportFormats(List.of(NagReportFormat.JSON))
                        .build());
        app.synth();
        Map<String, String> evaluated = report(output, "eco-relay-prod");
        assertThat(evaluated).as("cdk-nag has looked").hasSizeGreaterThan(60);
        return evaluated.entrySet().stream()
                .filter(each -> !each.getValue().equals("Compliant"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What came of each rule at each resource: {@code rule resource}. A rule that could not be evaluated is not compliant. */
    private static Map<String, String> report(Path output, String stack) throws IOException {
        JsonNode report =
                JSON.readTree(Files.readAllBytes(output.resolve("AwsSolutions-%s-NagReport.json".formatted(stack))));
        var results = new TreeMap<String, String>();
        for (JsonNode line : report.path("lines")) {
            String finding =
                    line.path("ruleId").asText() + " " + line.path("resourceId").asText();
            String result = line.path("compliance").asText();
            results.merge(finding, result, (one, other) -> one.equals("Compliant") ? other : one);
        }
        return results;
    }
}

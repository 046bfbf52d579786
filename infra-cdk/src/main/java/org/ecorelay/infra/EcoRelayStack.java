package org.ecorelay.infra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** Everything that one stage of eCO Relay owns on AWS. */
final class EcoRelayStack extends Stack {
    /** The construct id; CDK names the template file after it. */
    static final String ID = "eco-relay";

    /** A path begins with the app and the stack, which say nothing inside the stack. */
    private static final int PATH_START = 2;

    EcoRelayStack(App app, Deployment deployment) {
        super(app, ID, settings(deployment));
        var foundation = new Foundation(
                deployment.stage(),
                FunctionCode.of(this, deployment),
                new Tables(this, deployment.operating()),
                new WorkQueue(this, "Orders", BuilderFunction.TIMEOUT_SECONDS),
                new WorkQueue(this, "Submissions", SubmitterFunction.TIMEOUT_SECONDS),
                new SigningKeys(this, deployment),
                new PlatformAccess(this, deployment),
                new Notices(
                        this,
                        deployment.stage(),
                        deployment.accounts(),
                        deployment.operating().smtp()),
                new ServiceSecret(this, deployment));
        var api = new StorefrontApi(this, deployment.operating().origins());
        var publicUrl = Optional.ofNullable(deployment.publicUrl()).orElseGet(api::url);
        var intake = new IntakeFunction(this, foundation);
        var builder = new BuilderFunction(this, foundation, publicUrl);
        var submitter = new SubmitterFunction(this, foundation);
        var status = new StatusFunction(this, foundation, publicUrl);
        var document = new DocumentFunction(this, foundation, publicUrl);
        api.route(intake, status, document);
        var poller = new PollerFunction(this, foundation, publicUrl);
        new PollerSchedule(this, poller);
        var functions = new TreeMap<String, RelayFunction>(Map.of(
                "Intake", intake,
                "Builder", builder,
                "Submitter", submitter,
                "Poller", poller,
                "Status", status,
                "Document", document));
        operate(deployment, foundation, api, functions);
        output("ApiUrl", api.url());
        output("RegistryTableName", foundation.tables().registry().getTableName());
        output("CertificatesTableName", foundation.tables().certificates().getTableName());
        output("LedgerTableName", foundation.tables().ledger().getTableName());
        output("WorkTableName", foundation.tables().work().getTableName());
        output("SigningKeyArn", foundation.signingKeys().defaultArn());
    }

    /** What watches over the rest. */
    private void operate(
            Deployment deployment, Foundation foundation, StorefrontApi api, Map<String, RelayFunction> functions) {
        var measured = new Measured(deployment.stage());
        var operations = new Operations(this, deployment.operating().operators());
        var alarms = new Alarms(this, operations, measured)
                .timer()
                .queue("Orders", foundation.orders())
                .queue("Submissions", foundation.submissions())
                .authorities()
                .services(foundation.notices().mail().configurationSet())
                .api(api.id());
        functions.forEach(alarms::function);
        new Overview(
                this,
                measured,
                new Overview.Parts(
                        api.id(), foundation.orders(), foundation.submissions(), foundation.tables(), functions));
        if (deployment.operating().archived()) {
            new LedgerArchive(this, foundation.tables());
        }
        Tags.of(this).add("application", ID);
        Tags.of(this).add("stage", deployment.stage());
        output("OperationsTopicArn", operations.arn());
    }

    private static StackProps settings(Deployment deployment) {
        return StackProps.builder()
                .stackName(ID + "-" + deployment.stage())
                .description("eCO Relay: prepares, signs, submits and follows e-COs (stage " + deployment.stage() + ")")
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build();
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }

    /** Logical ids are the path in words, without CDK's hash: Intake/Role is IntakeRole. CDK still refuses a duplicate. */
    @Override
    protected String allocateLogicalId(CfnElement element) {
        return element.getNode().getScopes().stream()
                .skip(PATH_START)
                .map(scope -> scope.getNode().getId())
                .filter(id -> !id.equals("Resource"))
                .collect(Collectors.joining());
    }
}

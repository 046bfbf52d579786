package org.ecorelay.infra;

import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

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
                new Tables(this),
                new WorkQueue(this, "Orders", BuilderFunction.TIMEOUT_SECONDS),
                new WorkQueue(this, "Submissions", SubmitterFunction.TIMEOUT_SECONDS),
                new SigningKeys(this, deployment),
                new PlatformAccess(this, deployment),
                new Notices(this, deployment.accounts()),
                new ServiceSecret(this, deployment.stage()));
        var api = new StorefrontApi(this);
        var publicUrl = Optional.ofNullable(deployment.publicUrl()).orElseGet(api::url);
        var intake = new IntakeFunction(this, foundation);
        new BuilderFunction(this, foundation);
        new SubmitterFunction(this, foundation);
        var status = new StatusFunction(this, foundation);
        var document = new DocumentFunction(this, foundation, publicUrl);
        api.route(intake, status, document);
        new PollerSchedule(this, new PollerFunction(this, foundation, publicUrl));
        output("ApiUrl", api.url());
        output("RegistryTableName", foundation.tables().registry().getTableName());
        output("SigningKeyArn", foundation.signingKeys().defaultArn());
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

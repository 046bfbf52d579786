package org.ecorelay.infra;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** What {@code cdk synth} and {@code cdk deploy} start. Context: {@code stage}, {@code accounts}, {@code assets}, {@code publicUrl}. */
public final class EcoRelayApp {
    private EcoRelayApp() {}

    /** Synthesizes the stack into the directory that the CDK command line names. */
    public static void main(String[] arguments) {
        NodeRuntime.missing(System.getenv()).ifPresent(EcoRelayApp::stop);
        var app = new App(quiet().build());
        try {
            new EcoRelayStack(app, Deployment.of(app.getNode()));
        } catch (IllegalArgumentException badContext) {
            stop(String.valueOf(badContext.getMessage()));
        }
        app.synth();
    }

    private static void stop(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    /** An app with the given context that writes into {@code directory}; the same template as the command line gives. */
    static App into(String directory, Map<String, Object> context) {
        return new App(quiet().outdir(directory).context(context).build());
    }

    /** No metadata, no tree, no analytics: the template holds what is deployed and nothing else. */
    private static AppProps.Builder quiet() {
        return AppProps.builder().analyticsReporting(false).treeMetadata(false);
    }
}

package org.ecorelay.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.standing.StatusListId;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * Works a batch of messages about documents and reports each one that failed (ReportBatchItemFailures). A message that cannot
 * be read fails too: it ends in the dead-letter queue, as evidence, instead of being deleted. Thread-safe.
 */
public final class SqsBatch {
    private final Executor executor;

    /**
     * Works batches.
     *
     * @param executor runs the messages of one batch; {@code Runnable::run} works them one after the other
     */
    public SqsBatch(Executor executor) {
        this.executor = executor;
    }

    /** Handles one event of messages about documents: every message, whatever happens to the others. */
    public void handle(InputStream input, OutputStream output, Context context, Consumer<DocumentId> action)
            throws IOException {
        handle(input, output, context, action, _ -> {
            throw new IllegalArgumentException("the message is not about a document");
        });
    }

    /** The same with messages about status lists among them. */
    public void handle(
            InputStream input,
            OutputStream output,
            Context context,
            Consumer<DocumentId> action,
            Consumer<StatusListId> lists)
            throws IOException {
        var log = new Log(context);
        List<Running> running = new ArrayList<>();
        for (Json.Obj message : records(input)) {
            running.add(new Running(
                    message.required("messageId"),
                    CompletableFuture.runAsync(
                            () -> read(message, action, lists).run(), executor)));
        }
        // Collected by this thread alone: a lost id would be a deleted message.
        SequencedSet<String> failed = new LinkedHashSet<>();
        for (Running message : running) {
            try {
                message.work().join();
            } catch (CompletionException e) {
                failed.add(message.id());
                log.failed(
                        "message",
                        Optional.ofNullable(e.getCause()).orElse(e),
                        Json.object().put("messageId", message.id()));
            }
        }
        output.write(CanonicalJson.text(failures(failed)).getBytes(StandardCharsets.UTF_8));
    }

    /** A standard queue may deliver a message twice, even in one batch: both copies count. */
    private record Running(String id, CompletableFuture<Void> work) {}

    private static List<Json.Obj> records(InputStream input) throws IOException {
        try {
            return ((Json.Obj) JsonReader.read(input.readAllBytes()))
                    .list("Records").stream().map(Json.Obj.class::cast).toList();
        } catch (MalformedJson | ClassCastException e) {
            throw new IOException("the event is not an SQS event", e);
        }
    }

    /** Reads events/schemas/queue-message.schema.json. */
    private static Runnable read(Json.Obj message, Consumer<DocumentId> documents, Consumer<StatusListId> lists) {
        try {
            Json.Obj body = (Json.Obj) JsonReader.read(message.required("body"));
            if (body.get("statusList").isPresent()) {
                Json.Obj list = body.object("statusList");
                var id = new StatusListId(list.required("account"), list.requiredInt("number"));
                return () -> lists.accept(id);
            }
            DocumentId document = document(body);
            return () -> documents.accept(document);
        } catch (MalformedJson | ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException("the message is not about a document", e);
        }
    }

    private static DocumentId document(Json.Obj body) {
        return new CertificateId(body.required("certificateId")).version(body.requiredInt("version"));
    }

    private static Json failures(Collection<String> ids) {
        return Json.object()
                .put(
                        "batchItemFailures",
                        Json.array(ids.stream()
                                .map(id ->
                                        Json.object().put("itemIdentifier", id).build())))
                .build();
    }
}

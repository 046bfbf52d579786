package org.ecorelay.local.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.local.aws.SentMail;

/**
 * The link of a confirmation mail, used the way a person does it: read it in the mail, open the page, press the button.
 *
 * @param to whom the mail went to
 * @param address of the page
 */
public record AlertLink(String to, URI address) {
    private static final String SUBJECT = "[eCO Relay] Please confirm this address for alerts";
    private static final Pattern LINK = Pattern.compile("^(https?://\\S+/v1/alert-addresses/\\S+)$", Pattern.MULTILINE);
    private static final String BUTTON = "name=\"answer\" value=\"confirm\"";
    private static final String CONFIRMED = "This address is confirmed";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** The link in a mail; empty for a mail about something else. */
    public static Optional<AlertLink> of(SentMail mail) {
        Matcher link = LINK.matcher(mail.text());
        return mail.subject().equals(SUBJECT) && link.find()
                ? Optional.of(new AlertLink(String.join(", ", mail.to()), URI.create(link.group(1))))
                : Optional.empty();
    }

    /** The newest link of each address of the local accounts; waits up to half a minute until each has had a mail. */
    public static List<AlertLink> await(LocalRelay relay) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, AlertLink> newest = newest(relay);
        while (!newest.keySet().containsAll(relay.alerts()) && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
            newest = newest(relay);
        }
        return List.copyOf(newest.values());
    }

    /** The newest link of each address that has had a mail so far. */
    public static List<AlertLink> soFar(LocalRelay relay) {
        return List.copyOf(newest(relay).values());
    }

    private static Map<String, AlertLink> newest(LocalRelay relay) {
        var newest = new LinkedHashMap<String, AlertLink>();
        relay.aws().mails().forEach(mail -> of(mail).ifPresent(link -> newest.put(link.to(), link.at(relay.api()))));
        return newest;
    }

    /** A mail of an earlier run names the port of that run. */
    private AlertLink at(URI api) {
        return new AlertLink(to, api.resolve(address.getRawPath()));
    }

    /**
     * Waits for the mails and confirms what is not answered yet; answers the links that it followed.
     *
     * @throws IOException also when an address has had no mail
     */
    public static List<AlertLink> confirmAll(LocalRelay relay) throws IOException, InterruptedException {
        List<AlertLink> links = await(relay);
        if (links.size() < relay.alerts().size()) {
            throw new IOException("confirmation mails have come to %s only".formatted(links));
        }
        var followed = new ArrayList<AlertLink>();
        for (AlertLink link : links) {
            if (link.isOpen()) {
                link.confirm();
                followed.add(link);
            }
        }
        return followed;
    }

    /** Whether the address has been confirmed. */
    public boolean isConfirmed() throws IOException, InterruptedException {
        return page().contains(CONFIRMED);
    }

    /** Whether the page still asks. */
    public boolean isOpen() throws IOException, InterruptedException {
        return page().contains(BUTTON);
    }

    private String page() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address).GET());
        if (answer.statusCode() >= 500) {
            throw new IOException("the page was not shown: HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    /**
     * Presses the button of the page.
     *
     * @throws IOException also when the page has no such button, or the answer is not that the address is confirmed
     */
    public void confirm() throws IOException, InterruptedException {
        if (!isOpen()) {
            throw new IOException("the page asks nothing: " + address);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("answer=confirm")));
        if (answer.statusCode() != 200 || !answer.body().contains(CONFIRMED)) {
            throw new IOException("not confirmed: HTTP " + answer.statusCode());
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return browser.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        }
    }
}

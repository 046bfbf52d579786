package org.ecorelay.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.AnswerConfirmation;
import org.ecorelay.account.Consent;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;

/**
 * The page behind the link of a confirmation mail. Nobody has a key here: the link is the credential. To open it changes nothing,
 * because mail scanners open links; only the buttons answer.
 */
final class AlertAddresses {
    private static final int MAX_BODY = 1_024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final AnswerConfirmation answering;

    AlertAddresses(AnswerConfirmation answering) {
        this.answering = answering;
    }

    HttpResponse get(HttpRequest request) {
        return answering.question(token(request)).map(AddressPage::of).orElseGet(AddressPage::unknownLink);
    }

    HttpResponse post(HttpRequest request) {
        String link = token(request);
        Optional<Consent.Answer> answer = answer(request);
        if (answer.isPresent()) {
            return answering.answer(link, answer.get()).map(AddressPage::of).orElseGet(AddressPage::unknownLink);
        }
        // Whether a link is good is not told apart from whether the form is.
        return answering.question(link).isPresent() ? AddressPage.noAnswer() : AddressPage.unknownLink();
    }

    private static String token(HttpRequest request) {
        return request.path().getOrDefault("token", "");
    }

    /** The one field {@code answer} of a small form; empty for everything else. */
    private static Optional<Consent.Answer> answer(HttpRequest request) {
        if (!request.mediaType().equals(FORM) || request.body().length > MAX_BODY) {
            return Optional.empty();
        }
        List<String> answers = Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&"))
                .filter(field -> field.startsWith("answer="))
                .toList();
        return answers.size() == 1 ? word(answers.getFirst()) : Optional.empty();
    }

    private static Optional<Consent.Answer> word(String field) {
        String value;
        try {
            value = URLDecoder.decode(field.substring("answer=".length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return Optional.empty();
        }
        return switch (value) {
            case AddressPage.CONFIRM -> Optional.of(Consent.Answer.CONFIRMED);
            case AddressPage.REFUSE -> Optional.of(Consent.Answer.REFUSED);
            default -> Optional.empty();
        };
    }
}

package org.ecorelay.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.lambda.Html;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;

/**
 * {@code GET /verify/{id}}: the page behind the QR code. One answer for every id, whether there is such a certificate or not: what
 * there is to know, its script asks {@code POST /v1/verify} for, with the hash that the browser keeps to itself. One file, nothing
 * from elsewhere, no cookie.
 */
final class VerifyPage {
    /** One script, in this order. */
    private static final String[] SCRIPTS = {"elements.js", "sentences.js", "contents.js", "page.js"};

    private static final String MEDIA_TYPE = "text/html; charset=utf-8";

    private final HttpResponse plain;
    private final HttpResponse compressed;

    private VerifyPage(String html, String policy) {
        plain = headed(HttpResponse.of(200, MEDIA_TYPE, html), policy);
        compressed =
                headed(HttpResponse.bytes(200, MEDIA_TYPE, gzip(html)), policy).with("content-encoding", "gzip");
    }

    /** Made when the first visitor comes: most calls of the function are not for it. */
    private static final class Made {
        static final VerifyPage PAGE = make(PageTexts.read());
    }

    /** The same for everybody. */
    static HttpResponse show(HttpRequest request) {
        return takesGzip(request.header("accept-encoding").orElse("")) ? Made.PAGE.compressed : Made.PAGE.plain;
    }

    private static VerifyPage make(PageTexts texts) {
        String style = PageTexts.resource("page.css");
        String script = Arrays.stream(SCRIPTS)
                .map(PageTexts::resource)
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
        String html = PageTexts.resource("page.html")
                .replace("{{style}}", style)
                .replace("{{noscript}}", withoutScript(texts))
                // What ends the element ends the text: in JSON the sign may be written otherwise.
                .replace("{{texts}}", CanonicalJson.text(texts.json()).replace("<", "\\u003c"))
                .replace("{{script}}", script);
        return new VerifyPage(html, policy(style, script));
    }

    private static String withoutScript(PageTexts texts) {
        return PageTexts.LANGUAGES.stream()
                .map(language -> "<p lang=\"%s\">%s</p>"
                        .formatted(language, Html.escape(texts.of(language).getOrDefault("noscript", ""))))
                .collect(Collectors.joining());
    }

    /** Only this style and this script count, only this site is asked, no text becomes markup, and no other site shows the page. */
    private static String policy(String style, String script) {
        return ("default-src 'none'; style-src '%s'; script-src '%s'; connect-src 'self'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'")
                .formatted(source(style), source(script));
    }

    private static String source(String inline) {
        byte[] digest = Sha256.digest(inline.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static HttpResponse headed(HttpResponse response, String policy) {
        return response.with("content-security-policy", policy)
                .with("cache-control", "public, max-age=600")
                .with("vary", "accept-encoding")
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY")
                .with("cross-origin-opener-policy", "same-origin")
                .with("x-robots-tag", "noindex, nofollow");
    }

    /** RFC 9110 12.5.3; a weight of zero means: not that one. */
    private static boolean takesGzip(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .anyMatch(coding -> coding.matches("gzip(\\s*;\\s*q=(1(\\.0*)?|0\\.0*[1-9][0-9]*))?"));
    }

    private static byte[] gzip(String html) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

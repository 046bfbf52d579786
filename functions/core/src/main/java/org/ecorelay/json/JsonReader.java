package org.ecorelay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSON that may be hostile: duplicate members, lone surrogates, numbers beyond a double, trailing text and nesting
 * deeper than {@value #MAX_DEPTH} are refused. The size is the caller's to bound. Thread-safe.
 */
public final class JsonReader {
    /** A bill of materials has three for each of its 20 levels, and one that is too deep by a few levels is told so. */
    public static final int MAX_DEPTH = 100;

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");
    private static final String NOT_UTF_8 = "the text is not valid UTF-8; save it as UTF-8 and send it again";
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private JsonReader() {}

    /** Reads one value from UTF-8 bytes. */
    public static Json read(byte[] utf8) throws MalformedJson {
        return read(strict(utf8));
    }

    /**
     * Reads one value that people or their programs have sent. A byte order mark before it is skipped, as editors write one. Text in another
     * encoding is refused even when a gateway has put replacement characters (U+FFFD) into it.
     */
    public static Json readSent(byte[] utf8) throws MalformedJson {
        String text = strict(utf8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new MalformedJson(NOT_UTF_8);
        }
        return read(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    /** The same where only an object will do. */
    public static Json.Obj readSentObject(byte[] utf8) throws MalformedJson {
        if (readSent(utf8) instanceof Json.Obj object) {
            return object;
        }
        throw new MalformedJson("the text is JSON, but not one object in braces");
    }

    /** The parser would guess UTF-16 and take over-long forms and surrogates in UTF-8; another reader sees other text. */
    private static String strict(byte[] utf8) throws MalformedJson {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJson(NOT_UTF_8);
        }
    }

    /** Reads one value from text. */
    public static Json read(String text) throws MalformedJson {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads an object that we wrote ourselves; anything else is a bug or a damaged store. */
    public static Json.Obj readOwn(byte[] utf8) {
        return readOwn(new String(utf8, StandardCharsets.UTF_8));
    }

    /** Reads an object that we wrote ourselves. */
    public static Json.Obj readOwn(String text) {
        try {
            if (read(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJson e) {
            throw new IllegalStateException("our own JSON cannot be read: " + e.getMessage(), e);
        }
        throw new IllegalStateException("our own JSON is no object");
    }

    private static Json whole(JsonParser parser) throws IOException, MalformedJson {
        if (parser.nextToken() == null) {
            throw new MalformedJson("the text is empty; a JSON value is expected");
        }
        Json value = value(parser);
        if (parser.nextToken() != null) {
            throw new MalformedJson("there is text after the JSON value");
        }
        return value;
    }

    private static Json value(JsonParser parser) throws IOException, MalformedJson {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(unicode(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(finite(parser));
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            default -> throw new MalformedJson("a JSON value is expected");
        };
    }

    private static Json object(JsonParser parser) throws IOException, MalformedJson {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = unicode(parser.currentName());
            var at = parser.currentTokenLocation();
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new MalformedJson("%s is there twice, the second time at line %d, column %d"
                        .formatted(named(name), at.getLineNr(), at.getColumnNr()));
            }
        }
        return new Json.Obj(members);
    }

    /** A name as people give them to members; what else stands there is not repeated. */
    private static String named(String name) {
        return MEMBER.matcher(name).matches() ? "the member " + name : "a member";
    }

    private static Json array(JsonParser parser) throws IOException, MalformedJson {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static BigDecimal finite(JsonParser parser) throws IOException, MalformedJson {
        if (Double.isInfinite(parser.getDoubleValue())) {
            throw new MalformedJson("a number is too large");
        }
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw new MalformedJson("a number has too long an exponent");
        }
    }

    private static String unicode(String text) throws MalformedJson {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new MalformedJson("a string has half of a surrogate pair");
        }
        return text;
    }

    private static MalformedJson malformed(IOException cause) {
        if (cause instanceof JsonProcessingException problem && problem.getLocation() != null) {
            return new MalformedJson("the text is not valid JSON at line %d, column %d"
                    .formatted(
                            problem.getLocation().getLineNr(),
                            problem.getLocation().getColumnNr()));
        }
        return new MalformedJson("the text is not valid JSON");
    }
}

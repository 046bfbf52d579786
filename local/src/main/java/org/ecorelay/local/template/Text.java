package org.ecorelay.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A string of the template after Ref, Fn::Sub, Fn::Join and the like: literal pieces, and references that {@link
 * Provision} can fill in.
 *
 * <p>Neighbouring literals are one piece and empty ones are none, so a text without references has at most one.
 */
public record Text(List<Piece> pieces) {
    /** One piece of a text. */
    public sealed interface Piece {}

    /** Characters as they are. */
    public record Literal(String value) implements Piece {}

    /** What a reference will be known as. */
    public record Referred(Reference to) implements Piece {}

    public Text {
        var merged = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            if (piece.equals(new Literal(""))) {
                continue;
            }
            if (piece instanceof Literal next && !merged.isEmpty() && merged.getLast() instanceof Literal last) {
                merged.set(merged.size() - 1, new Literal(last.value() + next.value()));
            } else {
                merged.add(piece);
            }
        }
        pieces = List.copyOf(merged);
    }

    static Text literal(String value) {
        return new Text(List.of(new Literal(value)));
    }

    static Text referring(String logicalId, String attribute) {
        return new Text(List.of(new Referred(new Reference(logicalId, attribute))));
    }

    static Text join(String separator, List<Text> texts) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                pieces.add(new Literal(separator));
            }
            pieces.addAll(texts.get(i).pieces());
        }
        return new Text(pieces);
    }

    /** The references in this text, in its order. */
    public List<Reference> references() {
        return pieces.stream()
                .filter(Referred.class::isInstance)
                .map(piece -> ((Referred) piece).to())
                .toList();
    }

    /** The text itself, when no reference is in it. */
    public Optional<String> constant() {
        return references().isEmpty() ? Optional.of(resolve(Reference::toString)) : Optional.empty();
    }

    /** The text with every reference replaced by what {@code known} gives for it. */
    public String resolve(Function<Reference, String> known) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Literal literal -> literal.value();
                    case Referred referred -> known.apply(referred.to());
                })
                .collect(Collectors.joining());
    }
}

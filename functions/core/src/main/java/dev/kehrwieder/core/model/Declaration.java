package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer says when withdrawing (§ 356a(2) BGB): who, from which contract, and where the acknowledgement goes.
 * All of it was typed, and none of it is checked against anything: whoever declares is never told whether it fits.
 *
 * @param contract what names the contract, usually an order number
 * @param lines the part of the contract; empty for all of it
 */
public record Declaration(String name, String contract, String email, List<Line> lines) {
    private static final String CONTRACT = "contract";
    private static final String LINE = "line/";

    public Declaration {
        requireNonNull(name, "name is null");
        requireNonNull(contract, "contract is null");
        requireNonNull(email, "email is null");
        lines = List.copyOf(lines);
    }

    /**
     * A part of the contract.
     *
     * @param lineId as the shop names its lines
     * @param text in the consumer's own words
     * @param quantity empty for all of it
     */
    public record Line(Optional<String> lineId, Optional<String> text, Optional<Integer> quantity) {
        public Line {
            if (lineId.isEmpty() && text.isEmpty()) {
                throw new IllegalArgumentException("a line that says nothing");
            }
            if (quantity.filter(units -> units < 1).isPresent()) {
                throw new IllegalArgumentException("quantity is " + quantity.get());
            }
        }

        public static Line words(String text) {
            return new Line(Optional.empty(), Optional.of(text), Optional.empty());
        }
    }

    public boolean isOfPart() {
        return !lines.isEmpty();
    }

    /** In the form in which it can be erased. */
    public Person asPerson() {
        Map<String, String> texts = new HashMap<>();
        texts.put(CONTRACT, contract);
        for (int i = 0; i < lines.size(); i++) {
            String line = LINE + i + "/";
            lines.get(i).lineId().ifPresent(id -> texts.put(line + "id", id));
            lines.get(i).text().ifPresent(text -> texts.put(line + "text", text));
            lines.get(i).quantity().ifPresent(units -> texts.put(line + "quantity", units.toString()));
        }
        return new Person(Optional.of(email), Optional.of(name), Optional.empty(), texts);
    }

    /** What {@link #asPerson} made; empty where it was erased. */
    public static Optional<Declaration> of(Person person) {
        String contract = person.texts().get(CONTRACT);
        if (person.email().isEmpty() || person.name().isEmpty() || contract == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Declaration(person.name().get(), contract, person.email().get(), lines(person.texts())));
    }

    private static List<Line> lines(Map<String, String> texts) {
        List<Line> lines = new ArrayList<>();
        while (true) {
            String line = LINE + lines.size() + "/";
            Optional<String> lineId = Optional.ofNullable(texts.get(line + "id"));
            Optional<String> text = Optional.ofNullable(texts.get(line + "text"));
            if (lineId.isEmpty() && text.isEmpty()) {
                return lines;
            }
            lines.add(new Line(
                    lineId,
                    text,
                    Optional.ofNullable(texts.get(line + "quantity")).map(Integer::valueOf)));
        }
    }

    /** Personal data stay out of logs. */
    @Override
    public String toString() {
        return "Declaration[…]";
    }
}

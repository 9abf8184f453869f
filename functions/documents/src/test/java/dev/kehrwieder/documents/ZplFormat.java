package dev.kehrwieder.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A ZPL II format as a printer takes it apart (Zebra, ZPL II Programming Guide): commands, and fields ended by ^FS. */
record ZplFormat(int width, int height, List<Field> fields) {
    /**
     * @param origin of its top left corner, or of its baseline for ^FT
     * @param command that makes the field, without its caret, such as {@code BCN}
     * @param data of ^FD, with ^FH's escapes resolved
     */
    record Field(String origin, int left, int top, String command, List<String> parameters, String data) {
        int parameter(int number) {
            return Integer.parseInt(parameters.get(number));
        }
    }

    static ZplFormat parse(byte[] zpl) {
        String text = new String(zpl, StandardCharsets.UTF_8);
        if (!text.startsWith("^XA") || !text.stripTrailing().endsWith("^XZ") || text.contains("~")) {
            throw new AssertionError("not one format");
        }
        int width = 0;
        int height = 0;
        List<Field> fields = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String part : text.substring(1).split("\\^")) {
            String command = part.stripTrailing();
            switch (command.substring(0, 2)) {
                case "XA", "XZ", "CI", "LH", "LT", "PO", "FW" -> {}
                case "PW" -> width = Integer.parseInt(command.substring(2));
                case "LL" -> height = Integer.parseInt(command.substring(2));
                case "FS" -> {
                    fields.add(field(open));
                    open.clear();
                }
                // Blanks at the end of a field's data are data.
                default -> open.add(command.startsWith("FD") ? part : command);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("a field without an end: " + open);
        }
        return new ZplFormat(width, height, List.copyOf(fields));
    }

    List<String> texts() {
        return fields.stream()
                .filter(field -> field.command().equals("A0N"))
                .map(Field::data)
                .toList();
    }

    Field only(String command) {
        List<Field> found =
                fields.stream().filter(field -> field.command().equals(command)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " fields of " + command);
        }
        return found.getFirst();
    }

    private static Field field(List<String> commands) {
        String[] place = commands.getFirst().substring(2).split(",");
        String command = "";
        List<String> parameters = List.of();
        String data = "";
        for (String next : commands.subList(1, commands.size())) {
            if (next.startsWith("FD")) {
                data = commands.contains("FH_") ? resolved(next.substring(2)) : next.substring(2);
            } else if (!next.startsWith("FH") && !next.startsWith("BY")) {
                List<String> parts = List.of(next.split(",", -1));
                String name = parts.getFirst();
                // The first parameter stands next to the name: ^BCN, ^GB100.
                boolean named = name.startsWith("GB");
                command = named ? "GB" : name;
                parameters = new ArrayList<>(named ? List.of(name.substring(2)) : List.of());
                parameters.addAll(parts.subList(1, parts.size()));
            }
        }
        return new Field(
                commands.getFirst().substring(0, 2),
                Integer.parseInt(place[0]),
                Integer.parseInt(place[1]),
                command,
                List.copyOf(parameters),
                data);
    }

    /** Two hexadecimal digits after a low line are a byte of UTF-8 (^CI28). */
    private static String resolved(String data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < data.length(); at++) {
            if (data.charAt(at) == '_') {
                bytes.write(Integer.parseInt(data.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.writeBytes(String.valueOf(data.charAt(at)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

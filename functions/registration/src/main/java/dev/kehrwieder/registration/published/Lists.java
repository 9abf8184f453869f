package dev.kehrwieder.registration.published;

import java.util.List;

/** Lists as people write them. */
final class Lists {
    private Lists() {}

    /** @param last what stands before the last word, spaces included */
    static String joined(List<String> words, String last) {
        int end = words.size() - 1;
        return end < 1 ? String.join("", words) : String.join(", ", words.subList(0, end)) + last + words.get(end);
    }
}

package dev.kehrwieder.carriers.easypost;

/** It was answered that something was done, but not what. */
final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String why) {
        super(why);
    }
}

package dev.kehrwieder.platform.http;

import java.util.List;

/** What a route answers when all is well, for OpenAPI. */
public sealed interface AnswerContent {

    /** The statuses under which it does, the usual one first. */
    List<Integer> statuses();

    /** @param schema the name among OpenAPI's components */
    record JsonAnswer(String schema, List<Integer> statuses) implements AnswerContent {

        public JsonAnswer {
            statuses = List.copyOf(statuses);
        }
    }

    /** The way to a presigned URL. */
    record Redirect() implements AnswerContent {

        @Override
        public List<Integer> statuses() {
            return List.of(302);
        }
    }

    /** A file in a standard's form. */
    record File(String contentType) implements AnswerContent {

        @Override
        public List<Integer> statuses() {
            return List.of(200);
        }
    }

    /** A page for people. */
    record Page() implements AnswerContent {

        @Override
        public List<Integer> statuses() {
            return List.of(200);
        }
    }
}

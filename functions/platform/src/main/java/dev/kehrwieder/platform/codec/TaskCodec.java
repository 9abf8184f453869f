package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** What needs a person. */
public final class TaskCodec {
    private TaskCodec() {}

    public static String encode(Task task) {
        BodyWriter body = BodyWriter.version(1)
                .with("shop", task.key().shop())
                .with("id", task.key().id())
                .with("version", task.version())
                .with("kind", task.kind());
        task.about().ifPresent(of -> SubjectCodec.write(body, of));
        return body.with("detail", task.detail())
                .with("raisedAt", task.raisedAt())
                .with("dueAt", task.dueAt())
                .with("assignee", task.assignee())
                .with("closing", task.closing(), TaskCodec::closing)
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Task decode(String json) {
        return BodyReader.read("task", json, body -> {
            String shop = body.text("shop");
            return new Task(
                    new TaskKey(shop, body.text("id")),
                    body.number("version"),
                    body.constant("kind", TaskKind.class),
                    SubjectCodec.readOptional(shop, body),
                    body.text("detail"),
                    body.instant("raisedAt"),
                    body.optional("dueAt", BodyReader::instant),
                    body.optional("assignee", BodyReader::text),
                    body.optionalObject("closing", TaskCodec::closing));
        });
    }

    private static BodyWriter closing(Task.Closing closing) {
        return new BodyWriter()
                .with("by", closing.by())
                .with("at", closing.at())
                .with("note", closing.note());
    }

    private static Task.Closing closing(BodyReader closing) {
        return new Task.Closing(closing.text("by"), closing.instant("at"), closing.optional("note", BodyReader::text));
    }
}

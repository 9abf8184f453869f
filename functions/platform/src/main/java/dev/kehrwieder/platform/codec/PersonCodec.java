package dev.kehrwieder.platform.codec;

import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.platform.fault.NeverSucceeds;

/** Everything personal of an order, a return or a withdrawal. */
public final class PersonCodec {
    private PersonCodec() {}

    public static String encode(Person person) {
        return BodyWriter.version(1)
                .with("email", person.email())
                .with("name", person.name())
                .with("address", person.address(), AddressCodec::write)
                .with("texts", person.texts())
                .json();
    }

    /** @throws NeverSucceeds if it is none */
    public static Person decode(String json) {
        return BodyReader.read(
                "person",
                json,
                body -> new Person(
                        body.optional("email", BodyReader::text),
                        body.optional("name", BodyReader::text),
                        body.optionalObject("address", AddressCodec::read),
                        body.map("texts", BodyReader::text)));
    }
}

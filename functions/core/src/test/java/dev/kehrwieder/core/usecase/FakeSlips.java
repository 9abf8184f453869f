package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.port.PackingSlips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws nothing, and remembers what it should have drawn. */
final class FakeSlips implements PackingSlips {
    static final byte[] PDF = {5};

    private final List<Slip> asked = new ArrayList<>();
    private boolean room = true;

    List<Slip> asked() {
        return asked;
    }

    /** No slip has room from now on. */
    void haveNoRoom() {
        room = false;
    }

    @Override
    public Optional<byte[]> pdf(Slip slip) {
        asked.add(slip);
        return room ? Optional.of(PDF) : Optional.empty();
    }
}

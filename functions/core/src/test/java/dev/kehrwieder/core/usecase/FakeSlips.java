package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.port.PackingSlips;
import java.util.ArrayList;
import java.util.List;

/** Draws nothing, and remembers what it should have drawn. */
final class FakeSlips implements PackingSlips {
    static final byte[] PDF = {5};

    private final List<Slip> asked = new ArrayList<>();

    List<Slip> asked() {
        return asked;
    }

    @Override
    public byte[] pdf(Slip slip) {
        asked.add(slip);
        return PDF;
    }
}

package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.ReturnKey;

/** Public links, built from the deployment's public address. */
public interface Links {
    /** The signed link under which the shopper follows the return (DESIGN 9). */
    String shopper(ReturnKey key);

    /** The return in the API. */
    String api(ReturnKey key);
}

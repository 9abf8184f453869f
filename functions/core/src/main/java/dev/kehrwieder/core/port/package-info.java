/** What core needs of the world: a store, carriers, payment providers, queues, time, ids. */
package dev.kehrwieder.core.port;

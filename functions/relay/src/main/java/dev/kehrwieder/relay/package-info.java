/** Each new event, from the table's stream to the queues of those who subscribe to it. */
package dev.kehrwieder.relay;

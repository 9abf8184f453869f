/** The edge to SQS: the loop over a batch that never lies, and the queues behind a small interface. */
package dev.kehrwieder.platform.batch;

/**
 * Plays Lambda's event source mappings for queues and for the table's stream, and the schedule: what is deleted, what
 * comes again and what is given up follows the same rules as in AWS.
 */
package dev.kehrwieder.local.pollers;

/**
 * Reads {@code template.yaml} into resolved records: what the runner needs of it, and nothing guessed.
 *
 * <p>Each supported resource type has an explicit list of properties that are applied and of those that are knowingly
 * not applied on one machine (roles, alarms, encryption). Anything else is an error that names the resource and the
 * property, so that the local machine never silently differs from the deployed one.
 */
package dev.kehrwieder.local.template;

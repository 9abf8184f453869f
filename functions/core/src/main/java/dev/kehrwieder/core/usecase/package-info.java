/** What people, functions and the schedule do with a return; one class per activity, business "no" as a value. */
package dev.kehrwieder.core.usecase;

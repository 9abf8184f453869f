/**
 * Mail on the local machine: the part of SES that the functions call, and the inbox in which everything arrives.
 * Nothing leaves this machine.
 */
package dev.kehrwieder.local.mail;

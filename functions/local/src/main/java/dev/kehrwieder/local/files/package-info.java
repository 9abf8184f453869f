/** Files of the local machine that a kill must not leave half written. */
package dev.kehrwieder.local.files;

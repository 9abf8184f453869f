/** Secrets through one small port: SSM in AWS, fixed values on one machine; never from the template. */
package dev.kehrwieder.platform.secret;

/** Makes the template's table, queues and bucket in the local services, once; what is there stays as it is. */
package dev.kehrwieder.local.provision;

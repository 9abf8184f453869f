/** The policy in force as everybody may read it: a page for shoppers, and exports for search engines. */
package dev.kehrwieder.registration.published;
